"""One message to somebody else's service."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from http import HTTPStatus

from accessibility.outside import Question, answer_to, problem_of
from residents.channels.message import NotTakenError, UnreachableError

# A worker that waits longer holds up everybody else's letters.
LONGEST_WAIT = 20.0
# What cannot be delivered to this address, now or later: no such number, left, blocked.
GONE = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.UNPROCESSABLE_ENTITY})


def ask(address: str, body: bytes, headers: Mapping[str, str]) -> None:
    """Post it; every way of not being taken is an error without what was sent."""
    if problem_of(address):
        raise NotTakenError("no https address")
    try:
        status, _nothing = answer_to(Question(address, LONGEST_WAIT, body=body, headers=headers), largest=0)
    except (OSError, http.client.HTTPException) as error:
        raise NotTakenError(type(error).__name__) from None
    if status in GONE:
        raise UnreachableError(f"HTTP {status}")
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        raise NotTakenError(f"HTTP {status}")
