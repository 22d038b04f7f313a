"""The page 「文字と色」 and the one-press furigana tool."""
