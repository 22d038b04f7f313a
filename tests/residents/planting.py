"""Rows about one person in every table that can hold any, whichever room it belongs to; and what is left of them.

The tables are found, not listed: whatever leads to a resident by foreign keys is about somebody. A table made tomorrow
is planted and looked for by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import count
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.utils import timezone

from accessibility.sealed import SealedTextField
from residents.models import Resident

CANARY = "canary7319"
TEXTS = (models.CharField, models.TextField)
# A draft is nobody's until it is handed in, and emptied then; what is attached to it goes over to the answer.
NOBODYS = {"webforms.Draft"}
_numbers = count(1)


def tables_about_people() -> list[type[models.Model]]:
    """Every model that leads to a resident, in an order in which rows can be made."""
    known: list[type[models.Model]] = [Resident]
    while more := [
        model
        for model in apps.get_models()
        if model not in known
        and model._meta.label not in NOBODYS
        and {field.related_model for field in _keys(model)} & set(known)
    ]:
        known += more
    return known


def plant(
    person: Resident, given: Mapping[type[models.Model], models.Model], *, at: datetime, but: Sequence[str] = ()
) -> None:
    """A row in each of these tables, with the canary in every text; two where a key may lead to somebody or not.

    ``but``: the labels of applications left out.
    """
    rows: dict[type[models.Model], Any] = {Resident: person, **given}
    waiting = [model for model in tables_about_people() if model not in rows and model._meta.app_label not in but]
    while waiting:
        about = set(waiting)
        ready = [model for model in waiting if not _waits_for(model, set(rows), about)]
        assert ready, f"no row can be made in {waiting}: what they need is not given"
        for model in ready:
            rows[model] = _plant(model, rows, at=at)
        waiting = [model for model in waiting if model not in rows]


def left_behind() -> set[str]:
    """Every column in which the canary stands, sealed or not."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, (*TEXTS, models.JSONField, models.BinaryField))
        for value in model._base_manager.order_by().values_list(field.attname, flat=True)
        if CANARY in _as_words(value)
    }


def tables_with_the_canary() -> set[str]:
    """The same as a thief of the database sees it: sealed columns tell nothing."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 -- names from the database
            found |= {table for row in cursor.fetchall() for value in row if CANARY in _as_words(value)}
    return found


def _as_words(value: Any) -> str:
    return bytes(value).decode(errors="replace") if isinstance(value, (bytes, memoryview)) else str(value)


def _keys(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if field.related_model]


def _needed(model: type[models.Model]) -> list[Any]:
    return [field for field in _keys(model) if not field.null]


def _waits_for(model: type[models.Model], there: set[Any], still_to_come: set[Any]) -> set[Any]:
    needed = {field.related_model for field in _needed(model)}
    wanted = {field.related_model for field in _keys(model)} & still_to_come
    return (needed | wanted) - there - {model}


def _plant(model: type[models.Model], rows: dict[type[models.Model], Any], *, at: datetime) -> models.Model:
    needed = {field.name: rows[field.related_model] for field in _needed(model)}
    about = set(tables_about_people())
    loose = [f for f in _keys(model) if f.null and f.related_model in about and f.related_model in rows]
    # Where nothing must lead to a person, each of the keys that may does so in a row of its own.
    leads = {field.related_model for field in _needed(model)} & about
    choices: list[dict[str, Any]] = [{}] if leads else []
    if not (leads and any(isinstance(f, models.OneToOneField) for f in _needed(model))):
        choices += [{field.name: rows[field.related_model]} for field in loose if field.related_model is not model]
    made = [model._base_manager.create(**_filled(model, at=at), **needed, **chosen) for chosen in choices]
    return made[0]


def _filled(model: type[models.Model], *, at: datetime) -> dict[str, Any]:
    fields = [f for f in model._meta.concrete_fields if not (f.related_model or f.primary_key)]
    return {field.name: value for field in fields if (value := _value(field, at)) is not None}


def _words(field: Any, _at: datetime) -> str:
    number = f"{next(_numbers)}" if field.unique else ""
    return f"{number}{CANARY}"[: field.max_length or None]


_VALUES: tuple[tuple[Any, Callable[[Any, datetime], Any]], ...] = (
    (models.FileField, lambda _field, _at: None),
    ((*TEXTS, SealedTextField), _words),
    (models.JSONField, lambda _field, _at: [{"label": CANARY, "text": CANARY}]),
    (models.BinaryField, lambda _field, _at: CANARY.encode()),
    (models.DateTimeField, lambda _field, at: at),
    (models.DateField, lambda _field, at: timezone.localdate(at)),
)


def _value(field: Any, at: datetime) -> Any:
    if field.choices:
        return next(key for key, _words in field.flatchoices if key or field.blank)
    if isinstance(field, models.FileField):
        return None
    for kinds, value in _VALUES:
        if isinstance(field, kinds):
            return value(field, at)
    if field.has_default() or field.null:
        return None
    return False if isinstance(field, models.BooleanField) else next(_numbers)
