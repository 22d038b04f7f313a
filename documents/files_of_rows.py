"""Files that rows of the database keep, taken away with their rows."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete


def remove_with_row(model: type[models.Model], field: str = "file") -> None:
    """Say once, when the room opens, that no file outlives its row. It goes when the deletion is sure."""

    def remove(instance: models.Model, **_signal: Any) -> None:
        if file := getattr(instance, field):
            transaction.on_commit(partial(file.storage.delete, file.name))

    name = f"documents.files_of_rows.{model.__module__}.{model.__name__}"
    post_delete.connect(remove, sender=model, weak=False, dispatch_uid=name)
