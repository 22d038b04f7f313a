"""One request to somebody else's computer. Nothing in an answer is followed anywhere else."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from http import HTTPStatus
from ipaddress import ip_address
from urllib.parse import urlsplit

from residents.channels.message import NotTakenError, UnreachableError

# A worker that waits longer holds up everybody else's letters.
LONGEST_WAIT = 20.0
# What cannot be delivered to this address, now or later: no such number, left, blocked.
GONE = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.UNPROCESSABLE_ENTITY})


def ask(address: str, body: bytes, headers: Mapping[str, str]) -> None:
    """Post it; every way of not being taken is an error without what was sent."""
    if problem_of(address):
        raise NotTakenError("no https address")
    parts = urlsplit(address)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=LONGEST_WAIT)
    target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    try:
        connection.request("POST", target, body, dict(headers))
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException) as error:
        raise NotTakenError(type(error).__name__) from None
    finally:
        connection.close()
    if status in GONE:
        raise UnreachableError(f"HTTP {status}")
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        raise NotTakenError(f"HTTP {status}")


def problem_of(address: str) -> str:
    """Why nothing should be sent there: a number or a key in the clear can be read by everybody on the way."""
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
