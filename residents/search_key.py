"""What a person is found by: everything they are known by, folded, in one column.

One column, because the desk's one field looks into all of it at once, and because looking for a part of a word in one
column of 50,000 rows takes the same few milliseconds on SQLite and PostgreSQL without an extension of either.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import models

from residents.folding import digits_in, folded

if TYPE_CHECKING:
    from residents.models import Resident  # noqa: F401 -- named in the base of the class

# Before, between and after the parts, so that a beginning and a whole can be looked for.
FENCE = "\n"
MADE_OF = ("name", "reading", "email", "phone", "address")


def key_of(known: Mapping[str, str]) -> str:
    """The folded column: name, reading, e-mail, telephone number, address. Empty for nobody."""
    name, reading, email, phone, address = (known[field] for field in MADE_OF)
    parts = [folded(name), folded(reading), folded(email), digits_in(phone), folded(address)]
    return FENCE + FENCE.join(part for part in parts if part) + FENCE if any(parts) else ""


class SearchKeyField(models.TextField):  # type: ignore[type-arg]
    """Filled by itself whenever a row is saved, alone or with many others."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"editable": False, "blank": True, "default": "", **kwargs})

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: ARG002, FBT001 -- as Django calls it
        """The key of what is about to be saved."""
        key = key_of_row(model_instance)
        setattr(model_instance, self.attname, key)
        return key


def key_of_row(row: models.Model) -> str:
    """The key of one person as they are known now."""
    return key_of({field: str(getattr(row, field) or "") for field in MADE_OF})


class KeyedQuerySet(models.QuerySet["Resident"]):
    """Keeps the key true when rows are changed without being read."""

    def update(self, **changes: Any) -> int:
        """As Django's, and the keys follow."""
        changed = set(MADE_OF) & changes.keys()
        if not changed:
            return super().update(**changes)
        if changed == set(MADE_OF) and all(isinstance(changes[field], str) for field in changed):
            return super().update(**changes, search_key=key_of(changes))
        numbers = list(self.values_list("pk", flat=True))
        count = super().update(**changes)
        for row in self.model.objects.filter(pk__in=numbers):
            self.model.objects.filter(pk=row.pk).update(search_key=key_of_row(row))
        return count

    update.alters_data = True  # type: ignore[attr-defined]
