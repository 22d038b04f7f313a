"""Detectors for web pages, text and images."""
