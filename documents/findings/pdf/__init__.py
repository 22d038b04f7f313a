"""Detectors for PDFs: what stands on each page, how the tags call it, and what does not fit."""
