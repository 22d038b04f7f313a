"""How the town reads its words: one source for furigana and speech."""
