"""Whose duty the ways in are."""

CHANGE = "event_doors.change_door"
