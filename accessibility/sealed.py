"""Fields that only this house can read: what a person needs is nobody's business who finds a copy of the database.

Each purpose has a key of its own, derived from the newest of ``ENGAWA_SEALING_KEYS``; older ones still open what they
sealed until ``manage.py reseal`` has run. Whoever destroys a key makes everything under it unreadable, in every backup
too. That is the use of it: what is erased today is not read from last month's tape.

Fernet (AES-128-CBC with HMAC-SHA256) comes from the library ``cryptography``; key derivation is HKDF (RFC 5869).
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Self

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import models
from django.db.models.lookups import Exact, IsNull, Lookup
from django.utils.translation import gettext as _

# 「字幕」 and 「手話通訳と車いすの席」 must not be told apart by the length of what is stored.
BLOCK = 64
PADDING = "\0"


class SealedText(str):
    """What is stored, as it is. Assigned to a sealed field, it is written without being sealed once more."""

    __slots__ = ()


class Unreadable(str):
    """What was sealed with a key that is gone. Its row can be saved: what is stored stays as it is."""

    __slots__ = ("token",)

    token: str

    def __new__(cls, token: str) -> Self:
        """The words that stand in its place."""
        made = super().__new__(cls, _("（読めません）"))
        made.token = token
        return made


def keys_of(purpose: str) -> tuple[str, ...]:
    """The secrets for one purpose, newest first. ``profiles:…`` is for that purpose alone, before those for all."""
    own, shared = [], []
    for entry in settings.ENGAWA_SEALING_KEYS:
        name, colon, secret = entry.partition(":")
        if not colon:
            shared.append(entry)
        elif name == purpose:
            own.append(secret)
    if not own + shared:
        raise ImproperlyConfigured("ENGAWA_SEALING_KEYS is empty: nothing personal can be kept without a key.")
    return (*own, *shared)


def seal(text: str, *, purpose: str) -> SealedText:
    """Seal with the newest key. Nothing stays nothing, so that rows without words can be asked for."""
    if not text:
        return SealedText()
    data = text.encode()
    return SealedText(_keys(purpose).encrypt(data + PADDING.encode() * (-len(data) % BLOCK)).decode())


def unseal(token: str, *, purpose: str) -> str:
    """What was sealed; ``Unreadable`` when no key opens it."""
    if not token:
        return ""
    try:
        return _keys(purpose).decrypt(token.encode()).decode().rstrip(PADDING)
    except InvalidToken:
        return Unreadable(token)


def is_newest(token: str, *, purpose: str) -> bool:
    """Whether this was sealed with the newest key, so that it needs no older one."""
    try:
        _fernet(keys_of(purpose)[0], purpose).decrypt(token.encode())
    except InvalidToken:
        return False
    return True


def _keys(purpose: str) -> MultiFernet:
    return MultiFernet(_fernet(secret, purpose) for secret in keys_of(purpose))


@lru_cache(maxsize=64)
def _fernet(secret: str, purpose: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=b"engawa.sealed", info=purpose.encode()).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(derived))


class SealedTextField(models.TextField[str, str]):
    """Text that is sealed in the database and readable in Python. ``max_length`` counts what is typed.

    Only emptiness can be asked for: the same words are stored differently every time.
    """

    def __init__(self, *args: Any, purpose: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.purpose = purpose

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """The purpose stands in the migration: without it nobody could open what was sealed then."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"purpose": self.purpose}

    def from_db_value(self, value: str | None, _expression: Any, _connection: Any) -> str | None:
        """Open it."""
        return None if value is None else unseal(value, purpose=self.purpose)

    def get_prep_value(self, value: Any) -> Any:
        """Seal it, unless it is what was stored."""
        if value is None or isinstance(value, SealedText):
            return value
        if isinstance(value, Unreadable):
            return SealedText(value.token)
        return seal(str(value), purpose=self.purpose)

    def get_lookup(self, lookup_name: str) -> type[Lookup[Any]] | None:
        """Nothing but whether there is something."""
        known: dict[str, type[Lookup[Any]]] = {"exact": _IsEmpty, "isnull": IsNull}
        return known.get(lookup_name)


class SealedJSONField(SealedTextField):
    """A list or a mapping, sealed. Nothing in it is ``None``; what no key opens is ``Unreadable``, as with text."""

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        """Open it."""
        opened = super().from_db_value(value, expression, connection)
        return json.loads(opened) if opened and not isinstance(opened, Unreadable) else opened

    def get_prep_value(self, value: Any) -> Any:
        """Seal it, unless it is what was stored."""
        if isinstance(value, SealedText | Unreadable):
            return super().get_prep_value(value)
        return super().get_prep_value(json.dumps(value, ensure_ascii=False) if value else "")


class _IsEmpty(Exact):
    """``note=""`` and nothing else."""

    def get_prep_lookup(self) -> Any:
        if self.rhs != "":
            raise FieldError("A sealed field can only be compared with the empty text.")
        return self.rhs


def sealed_fields(model: type[models.Model]) -> Iterable[SealedTextField]:
    """The sealed fields of a model's own table."""
    return [field for field in model._meta.local_fields if isinstance(field, SealedTextField)]  # noqa: SLF001 -- public
