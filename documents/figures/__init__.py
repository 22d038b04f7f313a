"""The pictures that came out of uploaded files, each with an address of its own."""
