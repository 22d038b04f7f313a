"""The easy version of a page (やさしい日本語): its fields, its address, and the help for who writes it."""
