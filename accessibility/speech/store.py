"""Where sound is kept: the default storage, under ``speech/``, whole or not at all."""

import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import IO, cast

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
            file.flush()
            # A machine that loses its power may keep the name and lose the content.
            os.fsync(file.fileno())
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


def exists(name: str) -> bool:
    """Whether the file is there."""
    return default_storage.exists(name)


def open_file(name: str) -> IO[bytes]:
    """The file, to be read in parts."""
    return cast(IO[bytes], default_storage.open(name, "rb"))


def listed(folder: str) -> list[str]:
    """Names of the files directly in the folder, with the folder before them."""
    try:
        _folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return []
    return [f"{folder}/{name}" for name in files]


def folders(folder: str) -> list[str]:
    """Folders directly in the folder, with the folder before them."""
    try:
        found, _files = default_storage.listdir(folder)
    except FileNotFoundError:
        return []
    return [f"{folder}/{name}" for name in found]


def changed_at(name: str) -> datetime:
    """When the file was written."""
    return default_storage.get_modified_time(name)


def stamp(name: str) -> str:
    """Changes whenever the file is written anew."""
    try:
        kept = Path(default_storage.path(name)).stat()
    except NotImplementedError:
        return f"{default_storage.size(name):x}-{changed_at(name).timestamp():.0f}"
    return f"{kept.st_size:x}-{kept.st_mtime_ns:x}"
