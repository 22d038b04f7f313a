"""Screens of the desk, each with the permission it needs, none kept in a cache."""
