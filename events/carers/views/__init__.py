"""Screens for carers and for those who gave a mandate."""
