"""Public events for other programs: calendars, feeds, search engines, open data."""
