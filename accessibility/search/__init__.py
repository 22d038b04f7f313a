"""Japanese search: Wagtail's search with words cut by SudachiPy."""
