"""How often each format is taken along, without knowing by whom."""
