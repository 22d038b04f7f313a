"""What LINE tells us: only what bears its signature, each thing once, and no more than a message can be."""

from __future__ import annotations

import hmac
import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from residents.line import rules
from residents.line.actions import forget_sender, hear, is_on
from residents.line.models import Heard


# LINE's computers have no cookie of ours; the signature is the proof of where it comes from.
@csrf_exempt
@require_POST
def webhook(request: HttpRequest) -> HttpResponse:
    """Nothing here is told apart for whoever has no signature: neither whether a number exists nor who is known."""
    if not is_on():
        raise Http404
    body = _body(request)
    if body is None:
        return HttpResponse(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if not hmac.compare_digest(signature_of(body).encode(), request.headers.get("X-Line-Signature", "").encode()):
        return HttpResponse(status=HTTPStatus.FORBIDDEN)
    now = timezone.now()
    for event in _events(body):
        _take(event, now=now)
    return HttpResponse()


def signature_of(body: bytes) -> str:
    """As LINE makes it: HMAC-SHA256 over the bytes with the channel's secret, in base64."""
    return b64encode(hmac.digest(settings.ENGAWA_LINE_SECRET.encode(), body, sha256)).decode()


def _body(request: HttpRequest) -> bytes | None:
    """Read no further than a message goes, whatever its head says of its length."""
    try:
        body = request.read(rules.LARGEST + 1)
    except RequestDataTooBig:
        return None
    return body if len(body) <= rules.LARGEST else None


def _events(body: bytes) -> Iterator[dict[str, Any]]:
    """What is not of the form that LINE describes is nothing to us; LINE's own test sends an empty list."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return
    events = told.get("events") if isinstance(told, dict) else None
    for event in events[: rules.MOST_EVENTS] if isinstance(events, list) else ():
        if isinstance(event, dict):
            yield event


def _take(event: dict[str, Any], *, now: datetime) -> None:
    """Once. It is noted in the transaction of what it does: what failed may come again."""
    number, sender = _text(event, "webhookEventId"), _text(event.get("source"), "userId")
    is_one_person = _text(event.get("source"), "type") == "user"
    if not (number and sender and is_one_person and _is_of_now(event.get("timestamp"), now=now)):
        return
    try:
        with transaction.atomic():
            heard = Heard.objects.create(event_hash=_hash(number), at=now)
            _do(event, sender, occasion=str(heard.pk), now=now)
    except IntegrityError:
        # It was heard before: LINE says it again when our answer was late.
        return


def _do(event: dict[str, Any], sender: str, *, occasion: str, now: datetime) -> None:
    kind, message = _text(event, "type"), event.get("message")
    if kind == "unfollow":
        forget_sender(sender)
    elif kind == "message" and _text(message, "type") == "text":
        hear(_text(message, "text"), sender, occasion=occasion, now=now)


def _is_of_now(milliseconds: object, *, now: datetime) -> bool:
    if not isinstance(milliseconds, int) or not 0 < milliseconds < 10**14:
        return False
    age = now - datetime.fromtimestamp(milliseconds / 1000, tz=UTC)
    return -rules.OLDEST <= age <= rules.OLDEST


def _text(told: object, name: str) -> str:
    words = told.get(name) if isinstance(told, dict) else None
    return words[:200] if isinstance(words, str) else ""


def _hash(number: str) -> str:
    return salted_hmac("residents.line.heard", number, algorithm="sha256").hexdigest()
