"""A request to another computer. What is secret goes only to https; nothing in an answer is followed anywhere else."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Question:
    """One request, and for how many seconds an answer is waited for."""

    address: str
    wait: float
    method: str = "POST"
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """Whom it goes to."""
        return urlsplit(self.address).hostname or ""


class Answer(NamedTuple):
    """What came back."""

    status: int
    content: bytes


def answer_to(question: Question, *, largest: int) -> Answer:
    """Ask, and read ``largest`` bytes at most. ``OSError`` or ``http.client.HTTPException`` where nobody answers."""
    parts = urlsplit(question.address)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(question.host, parts.port, timeout=question.wait)
    target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    try:
        connection.request(question.method, target, question.body, dict(question.headers))
        response = connection.getresponse()
        return Answer(response.status, response.read(largest))
    finally:
        connection.close()


def problem_of(address: str) -> str:
    """Why nothing should be sent there: a key or a number in the clear can be read by everybody on the way."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return f"not an address: {address!r}"
    if parts.scheme == "http" and not _is_own(parts.hostname):
        return f"{parts.hostname}: only https leaves the town's own network"
    return ""


def _is_own(host: str) -> bool:
    """A bare name or a private address: another machine or container of the same house."""
    try:
        return ip_address(host).is_private
    except ValueError:
        return "." not in host
