"""Going through the pages as a person would."""

import re
from typing import Any

from django.core import mail
from django.http import HttpResponse
from django.test import Client

HANAKO = "hanako@example.jp"
START, CODE, OWN, MAKE = "/my-support/", "/my-support/code/", "/my-support/own/", "/my-support/make/"
NEEDS = {
    "name": "はなこ",
    "functions": ["captioning", "large_print"],
    "detail_large_print": "22ポイント",
    "consent": "on",
}
NUMBER = re.compile(r"\d{4}-\d{4}-\d{4}-\d{4}")


def code_in_the_letter() -> str:
    return re.search(r"\d{4}-\d{4}", str(mail.outbox[-1].body)).group()


def ask(client: Client, contact: str = HANAKO) -> HttpResponse:
    return client.post("/my-support/send/", {"contact": contact})


def prove(client: Client, contact: str = HANAKO) -> HttpResponse:
    ask(client, contact)
    return client.post(CODE, {"code": code_in_the_letter()})


def keep(client: Client, contact: str = HANAKO, **other: Any) -> str:
    """Keep needs under this address; the number that was given out."""
    prove(client, contact)
    assert client.post(MAKE, NEEDS | other).status_code == 302
    return NUMBER.search(client.get(OWN).content.decode()).group()


def words(response: HttpResponse) -> str:
    """What stands on the page, without markup."""
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", response.content.decode()))
