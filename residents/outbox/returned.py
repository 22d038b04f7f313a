"""Reading what mail systems send back: which letter it was, and whether it is lost. Pure.

Most write a report for machines (RFC 3464, multipart/report). Carriers' and older systems write a letter of their own
to say it (qmail, some of Japan's mobile carriers); there our Message-ID and a status of the fifth class must stand in
it. Only who got the letter knows its Message-ID, so nobody else can make us believe that it came back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

OUR_IDENTITY = re.compile(r"<[0-9a-f]{32}@[A-Za-z0-9.-]+>")
STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
# As a mail server says it before there were statuses: 550 No such user.
REPLY = re.compile(r"\b55[0-4]\b")
FROM_A_MACHINE = re.compile(r"mailer-daemon|postmaster|mail delivery", re.IGNORECASE)
LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Returned:
    """A letter that did not arrive. ``is_dead``: nothing sent there will, rather than this once (a full mailbox)."""

    identity: str
    trouble: str
    is_dead: bool


def read(raw: bytes) -> Returned | None:
    """The letter that this message returns; None when it is something else, or when the letter is only late."""
    message = message_from_bytes(raw[:LARGEST])
    identity = _identity(message)
    if not identity:
        return None
    if message.get_content_type() == "multipart/report":
        return _of_report(message, identity)
    return _of_words(message, identity) if _is_from_a_machine(message) else None


def _of_report(message: Message, identity: str) -> Returned | None:
    for fields in _recipients(message):
        if str(fields.get("Action", "")).strip().lower() == "failed":
            status = STATUS.search(str(fields.get("Status", "")))
            return _returned(identity, status[0] if status else "")
    return None


def _of_words(message: Message, identity: str) -> Returned | None:
    words = "\n".join(_texts(message))
    status = next((found for found in STATUS.finditer(words) if found[1] == "5"), None)
    if status:
        return _returned(identity, status[0])
    reply = REPLY.search(words)
    return _returned(identity, reply[0]) if reply else None


def _returned(identity: str, status: str) -> Returned:
    """5.2.x is the mailbox (full, asleep); 4.x in a final report means that nobody answered for days."""
    once = status.startswith(("5.2.", "4."))
    return Returned(identity, f"もどり {status}".strip(), is_dead=not once)


def _recipients(message: Message) -> Iterator[Message]:
    """The groups of fields of the machine's part; the first group is about the report itself and has no Action."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            groups = part.get_payload()
            yield from (group for group in groups if isinstance(group, Message)) if isinstance(groups, list) else ()


def _identity(message: Message) -> str:
    """The returned letter's own Message-ID, wherever it is quoted; never that of the message that returns it."""
    own = str(message.get("Message-ID", ""))
    quoted = [str(part.get("Message-ID", "")) for part in message.walk() if part is not message]
    found = OUR_IDENTITY.findall("\n".join([*quoted, *_texts(message)]))
    return next((identity for identity in found if identity != own), "")


def _is_from_a_machine(message: Message) -> bool:
    sender, path = str(message.get("From", "")), str(message.get("Return-Path", ""))
    return path.strip() == "<>" or bool(FROM_A_MACHINE.search(sender))


def _texts(message: Message) -> Iterator[str]:
    """Every readable part, also of letters that quote the returned one in their text."""
    for part in message.walk():
        if part.is_multipart():
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            yield payload.decode(_known(part.get_content_charset()), errors="replace")


def _known(charset: str | None) -> str:
    try:
        "".encode(charset or "utf-8")
    except LookupError:
        return "utf-8"
    return charset or "utf-8"
