"""Rehearsals (つなぎ方の練習): trying the line beforehand, with somebody who helps. Offered to whoever has a place."""
