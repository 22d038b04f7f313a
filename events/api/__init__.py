"""A read-only JSON API of public events, for other sites and the town's apps."""
