"""The joining card (参加カード): all that one person needs to take part, the same on paper, in sound and in braille."""
