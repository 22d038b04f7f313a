"""What the tests of requests ask for."""

import re
from typing import Any

from django.test import Client
from django.utils import timezone

from documents.models import DocumentKind, DocumentPage
from documents.requests import actions, standing
from documents.requests.choices import Delivery, OtherForm
from documents.requests.models import Case, StandingOrder
from documents.requests.wishes import Wish
from residents.contact_points import ContactPoint

NOW = timezone.now()
MAIL, PHONE = ContactPoint(email="hanako@example.jp"), ContactPoint(phone="0267123456")


def wish(**changes: Any) -> Wish:
    """Braille by post, for somebody with a mail address."""
    answers: dict[str, Any] = {
        "name": "はなこ",
        "contact": MAIL,
        "form": OtherForm.BRAILLE,
        "delivery": Delivery.POST,
        "postcode": "384-0011",
        "address": "縁側市日向台1-2\nひだまり荘3号室",
    }
    return Wish(**answers | changes)


def ask(page: DocumentPage, key: str = "key", now: Any = NOW, **changes: Any) -> Case:
    """One request."""
    return actions.ask(page=page, wish=wish(**changes), form_key=key, now=now)


def agree(key: str = "order", now: Any = NOW, **changes: Any) -> StandingOrder:
    """A braille newsletter every time."""
    return standing.begin(kind=DocumentKind.NEWSLETTER, wish=wish(**changes), form_key=key, now=now)


def filled_in(client: Client, path: str, **changes: str) -> dict[str, str]:
    """The form on the site with good answers."""
    key = re.search(r'name="form_key" value="([^"]+)"', client.get(path).content.decode())
    assert key
    answers = {
        "form": "braille",
        "delivery": "post",
        "name": "はなこ",
        "contact": "hanako@example.jp",
        "postcode": "３８４ー００１１",
        "address": "縁側市日向台1-2",
        "wanted_on": "",
        "note": "",
    }
    return answers | {"form_key": key[1]} | changes
