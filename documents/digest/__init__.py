"""The weekly letter of new documents (週に1回のお知らせ)."""
