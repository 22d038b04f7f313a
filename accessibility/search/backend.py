"""The search backend named in WAGTAILSEARCH_BACKENDS: Japanese words on whichever database there is."""

from typing import Any, Final

from django.db import connection
from django.utils.module_loading import import_string

# By name, because each database's module only loads on that database.
_BACKENDS: Final = {
    "sqlite": "accessibility.search.sqlite.SQLiteBackend",
    "postgresql": "accessibility.search.postgresql.PostgresBackend",
}


class UnknownDatabaseError(Exception):
    """Search knows SQLite and PostgreSQL, as the rest of Engawa does."""


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 -- modelsearch looks for this name
    """The backend for the default database."""
    if connection.vendor not in _BACKENDS:
        raise UnknownDatabaseError(connection.vendor)
    return import_string(_BACKENDS[connection.vendor])(params)
