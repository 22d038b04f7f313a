"""Sealing again what was sealed with an older key, or was not sealed at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connections, models, transaction
from django.db.models.functions import Cast

from accessibility.sealed import SealedText, SealedTextField, Unreadable, is_newest, seal, sealed_fields, unseal

ROWS_AT_ONCE = 500


@dataclass(slots=True)
class Count:
    """What was found in one field."""

    newest: int = 0
    older: int = 0
    unreadable: int = 0


def reseal(model: type[models.Model], field: SealedTextField, *, only_count: bool = False) -> Count:
    """Seal every value of a field with the newest key, some hundred rows at a time. Safe to stop and to repeat."""

    def newest(stored: str) -> SealedText | None:
        opened = unseal(stored, purpose=field.purpose)
        if isinstance(opened, Unreadable):
            count.unreadable += 1
            return None
        count.older += 1
        return None if only_count else seal(opened, purpose=field.purpose)

    count = Count()
    for stored, change in _rows(model, field):
        if is_newest(stored, purpose=field.purpose):
            count.newest += 1
        else:
            change(newest(stored))
    return count


def seal_what_is_plain(model: type[models.Model], name: str) -> int:
    """For the migration that makes a field a sealed one: seal what was stored before. How many values."""
    field = model._meta.get_field(name)  # noqa: SLF001 -- public
    assert isinstance(field, SealedTextField)  # noqa: S101 -- tells mypy; a migration that is wrong should stop
    sealed = 0
    for stored, change in _rows(model, field):
        if isinstance(unseal(stored, purpose=field.purpose), Unreadable):
            change(seal(stored, purpose=field.purpose))
            sealed += 1
    return sealed


def all_sealed() -> list[tuple[type[models.Model], SealedTextField]]:
    """Every sealed field of the house, by the registry of models."""
    return [(model, field) for model in _models() for field in sealed_fields(model)]


def _models() -> list[type[models.Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy]  # noqa: SLF001


def _rows(model: type[models.Model], field: SealedTextField) -> Any:
    """What is stored in each row that holds something, and how to put something else there; in batches, locked."""
    manager = model._default_manager  # noqa: SLF001 -- public
    last: Any = None
    while True:
        with transaction.atomic():
            rows = manager.exclude(**{field.attname: ""}).exclude(**{f"{field.attname}__isnull": True}).order_by("pk")
            rows = rows.filter(pk__gt=last) if last is not None else rows
            stored = list(
                rows.select_for_update(of=("self",))
                .annotate(stored_words=Cast(field.attname, models.TextField()))
                .values_list("pk", "stored_words")[:ROWS_AT_ONCE]
            )
            changes: dict[Any, SealedText] = {}
            for key, words in stored:
                yield words, _putting(changes, key)
            _store(manager.db, field, changes)
        if not stored:
            return
        last = stored[-1][0]


def _store(database: str, field: SealedTextField, changes: dict[Any, SealedText]) -> None:
    """Row by row in one call: one statement for all of them takes databases ten times as long to read."""
    options = field.model._meta  # noqa: SLF001 -- public
    connection = connections[database]
    assert field.column and options.pk.column  # noqa: S101, PT018 -- tells mypy: both are in a table
    table, column, key = map(connection.ops.quote_name, (options.db_table, field.column, options.pk.column))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET {column} = %s WHERE {key} = %s",  # noqa: S608 -- names of our own, quoted
            [(str(words), number) for number, words in changes.items()],
        )


def _putting(changes: dict[Any, SealedText], key: Any) -> Callable[[SealedText | None], None]:
    def put(words: SealedText | None) -> None:
        if words is not None:
            changes[key] = words

    return put
