"""Reminders, thanks, and how each person wants their letters (知らせの予定)."""
