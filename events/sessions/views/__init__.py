"""The staff's screens of sessions."""
