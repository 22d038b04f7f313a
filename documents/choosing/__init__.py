"""What helps somebody choose on the page of a document."""
