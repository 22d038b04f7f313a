"""Readers of the weekly letter."""

import datetime as dt
import re

from django.core import mail
from django.test import Client
from django.utils import timezone

from documents.digest import actions
from documents.digest.models import DigestIssue, Reader, Version, key_of
from documents.models import DocumentPage

# A Thursday at ten, in the town's time.
MOMENT = dt.datetime(2026, 11, 26, 10, 0, tzinfo=timezone.get_default_timezone())


def reader(email: str = "hanako@example.jp", version: str = Version.JAPANESE, *, neutral: bool = False) -> Reader:
    """Somebody who gets it since a month."""
    before = MOMENT - dt.timedelta(days=30)
    actions.ask(email=email, version=Version(version), neutral_subject=neutral, now=before)
    found = Reader.objects.get(key=key_of(email))
    actions.confirm(token=found.token, now=before)
    mail.outbox.clear()
    return Reader.objects.select_related("resident").get(pk=found.pk)


def first_published(page: DocumentPage, *, days_before: int) -> None:
    """So many days before the letter."""
    DocumentPage.objects.filter(pk=page.pk).update(first_published_at=MOMENT - dt.timedelta(days=days_before))


def send(moment: dt.datetime = MOMENT) -> DigestIssue:
    """As the chore and its task do."""
    issue = actions.issue_for(moment=moment)
    actions.write_letters(issue=issue, now=moment)
    return DigestIssue.objects.get(pk=issue.pk)


def subscribe(client: Client, email: str = "hanako@example.jp", **typed: str) -> object:
    """The form, filled in and sent."""
    return client.post("/letter/", {"email": email, "version": "ja", "subject": "told", "website": ""} | typed)


def address_in(text: str, ending: str) -> str:
    """The path of the address in a letter that ends so."""
    found = re.search(rf"http://[^/]+(/\S*{ending})(?=\s|$)", text)
    assert found, text
    return found[1]
