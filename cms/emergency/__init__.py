"""The emergency notice (緊急のお知らせ): one sentence of the town above the text of every page."""
