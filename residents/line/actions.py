"""Making a number, and what comes of a message to the town's LINE account."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from residents import references
from residents.channels import reach
from residents.channels.models import FurtherAddress
from residents.codes.limits import may
from residents.codes.rules import HOUR
from residents.line import rules
from residents.line.models import LinkCode
from residents.models import Resident
from residents.outbox.actions import Parts, post


def is_on() -> bool:
    """Whether this town has an account that can write, and tells us what is written to it."""
    return bool(settings.ENGAWA_LINE_SECRET) and reach.is_on(reach.LINE)


@transaction.atomic
def make_code(resident: Resident, *, now: datetime) -> str:
    """The number to be sent to the account within half an hour; one made before is worth nothing any more."""
    while LinkCode.objects.filter(code_hash=_hash(code := references.new_reference())).exists():
        continue
    kept = {"code_hash": _hash(code), "made_at": now, "expires_at": now + rules.LIFE}
    LinkCode.objects.update_or_create(resident=resident, defaults=kept)
    return code


def hear(text: str, sender: str, *, occasion: str, now: datetime) -> None:
    """Somebody wrote to the account. What is neither a number nor 「やめる」 is for people to read, there."""
    if rules.says_stop(text):
        _stop(sender, occasion=occasion)
    elif code := references.read(text):
        _link(code, sender, occasion=occasion, now=now)


@transaction.atomic
def _link(code: str, sender: str, *, occasion: str, now: datetime) -> None:
    """Counted before it is looked up, so that nobody finds somebody else's number by trying."""
    of_one = may("line", sender, limit=rules.TRIES_OF_ONE_AN_HOUR, within=HOUR, now=now)
    if not (of_one and may("line", "all", limit=rules.TRIES_OF_ALL_AN_HOUR, within=HOUR, now=now)):
        return
    waiting = LinkCode.objects.select_for_update(of=("self",)).select_related("resident")
    found = waiting.filter(code_hash=_hash(code), expires_at__gt=now).exclude(resident__name="").first()
    if found is None:
        _answer(sender, "not_known", occasion=occasion)
        return
    found.delete()
    reach.add_address(found.resident, reach.LINE, sender, now=now)
    _tell_by_mail(found.resident, occasion=occasion)
    _answer(sender, "linked", occasion=occasion)


@transaction.atomic
def _stop(sender: str, *, occasion: str) -> None:
    """Nobody is reached at this account any more. It may have been the account of a whole family."""
    if forget_sender(sender):
        _answer(sender, "stopped", occasion=occasion)


def forget_sender(sender: str) -> int:
    """Of how many people this account was the address. Also when it has blocked us: then nothing can be answered."""
    return FurtherAddress.objects.filter(channel=reach.LINE, address=sender).delete()[0]


@transaction.atomic
def unlink(resident: Resident) -> None:
    """From the page of the letters. A number that still waits is worth nothing either."""
    LinkCode.objects.filter(resident=resident).delete()
    reach.drop_address(resident, reach.LINE)


def _answer(sender: str, words: str, *, occasion: str) -> None:
    text = render_to_string(f"line/{words}.txt", {"town": settings.ENGAWA_TOWN})
    post(f"line.{occasion}", to=sender, subject=_subject(), text=text, parts=Parts(channel=reach.LINE, short=text))


def _tell_by_mail(resident: Resident, *, occasion: str) -> None:
    """Whoever did not do this themselves must hear of it where they could be reached before."""
    if resident.email:
        text = render_to_string("line/told_by_mail.txt", {"town": settings.ENGAWA_TOWN, "resident": resident})
        post(f"line.{occasion}.mail", to=resident, subject=_subject(), text=text)


def _subject() -> str:
    return _("%(town)sからのお知らせ") % {"town": settings.ENGAWA_TOWN["name"]}


def _hash(code: str) -> str:
    """With the server's secret: a copy of the table tells no number."""
    return salted_hmac("residents.line", code, algorithm="sha256").hexdigest()
