"""Open data: the 50-column event CSV of Japanese municipalities, read and written."""
