"""Screens of the desk. Each asks for the permission it needs, and notes who looked."""
