"""声の広報: a weekly programme to be heard, put together from what was published."""
