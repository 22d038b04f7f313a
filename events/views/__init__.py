"""Screens of the events room."""
