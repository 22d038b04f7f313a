"""Detectors for Word, Excel and PowerPoint files."""
