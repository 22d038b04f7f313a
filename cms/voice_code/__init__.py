"""音声コード: the texts of a page for the squares that are printed on paper and speak."""
