"""わたしの配慮 at events: what can be kept, what it is put into, and the desk that keeps it for others."""
