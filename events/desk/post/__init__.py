"""What goes out by post: letters for whoever has neither e-mail nor telephone, material for whoever joins so."""
