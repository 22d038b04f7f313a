"""The letters that the demo town has sent, read from the files that Django's file backend writes."""

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

# What Django's console and file backends put after each message.
BETWEEN = b"\n" + b"-" * 79 + b"\n"
NAME = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9]+\.log")


@dataclass(frozen=True, slots=True)
class Letter:
    """One message of one file: ``key`` is ``FILE:NUMBER``."""

    key: str
    message: EmailMessage

    @property
    def subject(self) -> str:
        """What it is about."""
        return str(self.message["Subject"])

    @property
    def to(self) -> str:
        """To whom it went."""
        return str(self.message["To"])

    @property
    def sent_at(self) -> datetime:
        """When it was written."""
        return parsedate_to_datetime(str(self.message["Date"]))

    @property
    def text(self) -> str:
        """Its words."""
        body = self.message.get_body(preferencelist=("plain",))
        return str(body.get_content()) if body else ""

    @property
    def attachments(self) -> list[EmailMessage]:
        """What came with it."""
        return list(self.message.iter_attachments())


def folder() -> Path:
    """Where the file backend writes."""
    return Path(getattr(settings, "EMAIL_FILE_PATH", ""))


def in_file(path: Path) -> list[Letter]:
    """Every letter of one file."""
    parts = [part for part in path.read_bytes().split(BETWEEN) if part.strip()]
    return [
        Letter(f"{path.name}:{number}", message_from_bytes(part, policy=policy.default))
        for number, part in enumerate(parts)
    ]


def all_letters() -> list[Letter]:
    """Every letter, the newest first."""
    files = sorted(folder().glob("*.log"), reverse=True)
    return sorted((letter for file in files for letter in in_file(file)), key=lambda one: one.sent_at, reverse=True)


def find(key: str) -> Letter | None:
    """The letter of this key. A key names a file of ours by pattern, so it cannot lead out of the folder."""
    name, _colon, _number = key.partition(":")
    path = folder() / name
    if not NAME.fullmatch(name) or not path.is_file():
        return None
    return next((letter for letter in in_file(path) if letter.key == key), None)
