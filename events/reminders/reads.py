"""What was sent about one registration, and what did not arrive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from accessibility.when import day_in_words, time_in_words
from events.models import Letter, Registration


@dataclass(frozen=True, slots=True)
class Sent:
    """One letter, as its reader may ask about it on the telephone."""

    title: str
    when: str
    state: str


def letters_of(registration: Registration) -> list[Sent]:
    """All of them, the newest first."""
    found = registration.letters.order_by("-created_at", "-pk")
    return [
        Sent(letter.get_kind_display(), _in_words(letter.sent_at or letter.created_at), _state(letter))
        for letter in found
    ]


def _state(letter: Letter) -> str:
    if letter.came_back:
        return _("届きませんでした")
    return _("送りました") if letter.sent_at else _("これから送ります")


def _in_words(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{day_in_words(local.date())} {time_in_words(local)}"
