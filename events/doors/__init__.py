"""Doors (つなぎ先): where each way of joining leads in. Told to those who have a place, and to nobody else."""
