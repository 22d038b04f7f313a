"""What both sides are told, each in their own channel. Every letter says how to stop it all.

``letters/<language>/<kind>_<side>.txt``: the first line is the subject. The letters say nothing of support.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from accessibility.town import town_in_this_language
from residents.mandates.choices import NoticeKind
from residents.mandates.models import Act, Mandate, Notice
from residents.outbox.actions import post
from residents.outbox.models import LetterQuerySet, OutgoingLetter


def tell(mandate: Mandate, kind: NoticeKind, *, now: datetime, act: Act | None = None) -> None:
    """Tell both sides, in the transaction of what it tells of. Who has no e-mail address is called by staff."""
    for to_carer in (False, True):
        person = (mandate.carer if to_carer else mandate.resident).reached
        by_mail = bool(person.email)
        notice = Notice.objects.create(
            mandate=mandate, act=act, kind=kind, to_carer=to_carer, by_mail=by_mail, created_at=now
        )
        if by_mail:
            subject, text = _words(notice)
            post(_key(notice.pk), to=person, subject=subject, text=text)


def letters_about(mandate: Mandate) -> LetterQuerySet:
    """Every letter of this mandate, to either side, as far as the outbox still has it."""
    numbers = mandate.notices.filter(by_mail=True).values_list("pk", flat=True)
    return OutgoingLetter.objects.filter(key__in=[_key(number) for number in numbers])


def _key(notice_id: int) -> str:
    return f"mandates.notice.{notice_id}"


def _words(notice: Notice) -> tuple[str, str]:
    mandate = notice.mandate
    side = "carer" if notice.to_carer else "resident"
    with translation.override(mandate.language):
        context = {
            "mandate": mandate,
            "act": notice.act,
            "address": _address("for" if notice.to_carer else "mandate", mandate, to_carer=notice.to_carer),
            "find_address": _base() + reverse("carers:find"),
            "town": town_in_this_language(),
        }
        whole = render_to_string(f"mandates/letters/{mandate.language}/{notice.kind}_{side}.txt", context)
    subject, _blank, text = whole.partition("\n")
    return subject, text.lstrip("\n")


def _address(name: str, mandate: Mandate, *, to_carer: bool) -> str:
    return _base() + reverse(f"carers:{name}", args=[mandate.carer_token if to_carer else mandate.resident_token])


def _base() -> str:
    return str(settings.WAGTAILADMIN_BASE_URL).rstrip("/")
