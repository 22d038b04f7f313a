"""Whom to call (電話する方): news that no letter brings, and calls that were promised."""
