"""The search backend named in WAGTAILSEARCH_BACKENDS."""

from modelsearch.backends.database import SearchBackend

__all__ = ["SearchBackend"]
