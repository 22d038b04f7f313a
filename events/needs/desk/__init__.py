"""The staff's side: keeping for people who telephone or come to the counter, and who looked at what."""
