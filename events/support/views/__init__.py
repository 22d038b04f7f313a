"""Screens of residents about the support they asked for."""
