"""The staff's side of mandates: asking the resident by telephone or at the counter, and ending on their word."""
