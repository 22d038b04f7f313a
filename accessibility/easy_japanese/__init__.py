"""Easy Japanese (やさしい日本語): measuring how hard a text is, and saying what would be easier."""
