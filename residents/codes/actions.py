"""Asking for a code, and using it. Nothing tells an address that is known from one that is not."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from residents import references
from residents.codes import rules
from residents.codes.carriers import carrier_to
from residents.codes.limits import may
from residents.codes.models import Challenge
from residents.codes.purposes import purpose_named
from residents.contact_points import ContactPoint
from residents.outbox.actions import forget
from residents.outbox.models import OutgoingLetter


class TooManyCodesError(Exception):
    """This address was asked for too often. It says nothing of whether the address is known."""


class NotReachableError(Exception):
    """No machine can bring a code there: somebody has to call."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Somebody showed that this contact point is theirs."""

    contact: ContactPoint
    about: str


def send_code(to: ContactPoint, purpose: str, now: datetime, *, about: str = "", known: bool = True) -> str:
    """Send a code; the id to be kept by the browser that asked, and by nobody else.

    ``about`` says what the code will open, as an id; whoever checks it must name the same. With ``known=False``
    everything is done in the same way and the letter is then not sent, so that nobody learns who is known here.
    """
    words = purpose_named(purpose)
    carry = carrier_to(to)
    if carry is None:
        raise NotReachableError
    _count(to, now)
    challenge, code = secrets.token_urlsafe(24), references.new_reference()
    with transaction.atomic():
        made = Challenge.objects.create(
            secret_hash=_hash("challenge", challenge),
            code_hash=_hash("code", challenge, purpose, about, code),
            purpose=purpose,
            about=about,
            contact=to.email or to.phone,
            made_at=now,
            expires_at=now + rules.LIFE,
        )
        with transaction.atomic():
            carry(_key(made.pk), to, _subject(), _letter(code, str(words.sentence), now))
            transaction.set_rollback(not known)
    return challenge


def check_code(challenge: str, code: str, now: datetime, *, purpose: str, about: str = "") -> bool:
    """Whether this is the code, asked for here and for this; it is used up by that."""
    return use_code(challenge, code, now, purpose=purpose, about=about) is not None


def use_code(challenge: str, code: str, now: datetime, *, purpose: str, about: str = "") -> Proof | None:
    """What the code proves, once; None for a wrong, used or old one. After five wrong codes a new one is needed."""
    typed = references.read(code)
    asked = Challenge.objects.filter(secret_hash=_hash("challenge", challenge)).first()
    if not typed or asked is None:
        return None
    # Counted before it is compared: whoever tries at the same moment in another process finds a try less.
    if not Challenge.objects.open(now).filter(pk=asked.pk).update(tries=F("tries") + 1):
        return None
    if not hmac.compare_digest(asked.code_hash, _hash("code", challenge, purpose, about, typed)):
        return None
    contact = ContactPoint.parse(asked.contact)
    if not Challenge.objects.filter(pk=asked.pk, used_at=None).update(used_at=now, contact="") or contact is None:
        return None
    return Proof(contact, asked.about)


def forget_codes(about: str, *, now: datetime) -> int:
    """Nobody can use them any more, and what still waits to be sent is not: it holds an address that may be new."""
    asked = Challenge.objects.filter(about=about)
    forget(
        OutgoingLetter.objects.filter(key__in=[_key(number) for number in asked.values_list("pk", flat=True)]), now=now
    )
    return asked.delete()[0]


def _key(number: int) -> str:
    return f"codes.{number}"


def is_open(challenge: str, now: datetime) -> bool:
    """Whether a code can still be typed for this; otherwise it must be asked for anew."""
    return Challenge.objects.open(now).filter(secret_hash=_hash("challenge", challenge)).exists()


def looks_like_a_code(typed: str) -> bool:
    """Whether these are the digits of some code. A slip of the finger is told without costing a try."""
    return bool(references.read(typed))


def _count(to: ContactPoint, now: datetime) -> None:
    of = (to.email or to.phone).casefold()
    an_hour = may("codes", of, limit=rules.CODES_AN_HOUR, within=rules.HOUR, now=now)
    if not (an_hour and may("codes", of, limit=rules.CODES_A_DAY, within=rules.DAY, now=now)):
        raise TooManyCodesError


def _hash(*parts: str) -> str:
    """With the server's secret, and for a code with the challenge: a copy of the table is no help in guessing."""
    return salted_hmac("residents.codes", "\n".join(parts), algorithm="sha256").hexdigest()


def _subject() -> str:
    return _("%(town)sからのお知らせ") % {"town": settings.ENGAWA_TOWN["name"]}


def _letter(code: str, sentence: str, now: datetime) -> str:
    context = {
        "code": code,
        "sentence": sentence,
        "asked_at": timezone.localtime(now),
        "minutes": int(rules.LIFE.total_seconds()) // 60,
        "town": settings.ENGAWA_TOWN,
    }
    return render_to_string("codes/letter.txt", context)
