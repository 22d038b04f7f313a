"""Drivers that pyttsx3 loads by name."""
