"""Braille drafts: the source text in kana with the blanks of Japanese braille, and in cells on pages."""
