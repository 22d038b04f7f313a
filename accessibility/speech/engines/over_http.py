"""Asking a voice that lives behind an address, in another program or at somebody else's."""

import http.client
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from accessibility.speech.engines import SpeechError

# A long sentence on a slow machine takes a voice of this kind some seconds. Two questions stay within a worker's claim
# on a sentence (claims.CLAIM_LASTS).
LONGEST_WAIT = 50.0
# An hour of sound; whoever sends more has misunderstood.
LARGEST = 700_000_000


@dataclass(frozen=True, slots=True)
class Question:
    """One request; nothing in an answer is followed anywhere else."""

    address: str
    method: str = "POST"
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = LONGEST_WAIT


def answer(question: Question) -> bytes:
    """What came back; every way of not answering is a ``SpeechError`` with its reason."""
    parts = urlsplit(question.address)
    if wrong := problem_of(question.address):
        raise SpeechError(wrong)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=question.wait)
    target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    try:
        connection.request(question.method, target, question.body, question.headers)
        response = connection.getresponse()
        content = response.read(LARGEST)
    except (OSError, http.client.HTTPException) as error:
        raise SpeechError(f"{parts.hostname} does not answer: {error or type(error).__name__}") from error
    finally:
        connection.close()
    if response.status != http.HTTPStatus.OK:
        said = content[:200].decode(errors="replace")
        raise SpeechError(f"{parts.hostname} refused with {response.status}: {said}")
    return content


def problem_of(address: str) -> str:
    """Why nothing should be sent there: a key in the clear can be read by everybody on the way."""
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
