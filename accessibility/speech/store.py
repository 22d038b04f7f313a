"""Where sound is kept: the default storage, under ``speech/``, whole or not at all."""

import os
import tempfile
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage

FOLDER = "speech"


def read(name: str) -> bytes | None:
    """The file's bytes, or None when it is not there."""
    try:
        with default_storage.open(name, "rb") as file:
            content: bytes = file.read()
            return content
    except FileNotFoundError:
        return None


def write(name: str, content: bytes) -> None:
    """Put the file in its place in one step: a worker killed half-way must not leave half a sentence."""
    try:
        target = Path(default_storage.path(name))
    except NotImplementedError:
        _write_remotely(default_storage, name, content)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".making-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _write_remotely(storage: Storage, name: str, content: bytes) -> None:
    """Object stores write whole objects; what matters is only that the name stays as asked."""
    storage.delete(name)
    kept = storage.save(name, ContentFile(content))
    if kept != name:
        storage.delete(kept)
        if not storage.exists(name):
            raise OSError(f"{name} could not be stored")


def delete(name: str) -> None:
    """Remove the file if it is there."""
    default_storage.delete(name)
