"""How codes are written, read and compared. No database, no clock."""

import re
import secrets
import unicodedata
from base64 import b32encode

from django.utils.crypto import salted_hmac

BACKUP_CODES = 10
BACKUP_DIGITS = 12
GROUP = 4


def digits_of(typed: str) -> str:
    """What was meant: full-width digits, spaces and hyphens are how people write numbers down."""
    return re.sub(r"[\s\-‐‑–—ー−]", "", unicodedata.normalize("NFKC", typed))


def grouped(text: str, separator: str = " ") -> str:
    """In groups of four, so that it can be read out and typed without losing one's place."""
    return separator.join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def secret_as_text(key: bytes) -> str:
    """A device's secret as authenticator apps want it typed."""
    return grouped(b32encode(key).decode().rstrip("="))


def new_backup_codes() -> list[str]:
    """Codes as they are shown, digits only: they are typed on any keyboard and read out on any telephone."""
    return [
        grouped("".join(secrets.choice("0123456789") for _ in range(BACKUP_DIGITS)), "-") for _ in range(BACKUP_CODES)
    ]


def digest_of(user_id: int, code: str) -> str:
    """What is kept of a code. Keyed, because forty bits can be tried out by whoever steals the table alone."""
    return salted_hmac(f"cms.BackupCode.{user_id}", digits_of(code), algorithm="sha256").hexdigest()
