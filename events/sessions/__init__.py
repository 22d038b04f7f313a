"""Sessions (回): series of them, what happens to one of them, and who has to be told."""
