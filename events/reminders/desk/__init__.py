"""The staff's screen of one event's letters (知らせの予定)."""
