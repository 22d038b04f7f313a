"""What a mandate says in words, on both sides and at the desk."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accessibility.when import day_in_words, time_in_words
from events.card.piece import door_shown
from events.doors.facts import doors_of
from events.models import Registration
from events.overview import when
from events.registration_words import Fact
from residents.mandates.models import Act, Mandate


def mandate_facts(mandate: Mandate) -> list[Fact]:
    """Who, for whom, what, until when."""
    return [
        Fact(_("代わりをする方"), mandate.carer.name),
        Fact(_("ご本人"), mandate.resident.name),
        Fact(_("できること"), "、".join(mandate.scope_words)),
        Fact(_("いつまで"), day_in_words(mandate.until)),
        Fact(_("委任の番号"), mandate.reference),
    ]


def act_words(act: Act) -> str:
    """When, and what: one line of the resident's list."""
    at = timezone.localtime(act.at)
    return f"{day_in_words(at.date())}{time_in_words(at)}　{act.words}"


def about(registration: Registration) -> str:
    """Which event and when, for the list of acts."""
    return f"{registration.session.page.title}（{when(registration.session)}）"


def ways_in(registration: Registration) -> list[dict[str, Any]]:
    """How to get in, as the component ``door`` shows it, for a carer who may see the card.

    Rooms that open at a press are opened by the resident's own link, which would outlive the mandate: it stays theirs.
    """
    doors = doors_of(registration)
    return [door_shown(registration, door) | (_theirs() if door.opens_at_a_press else {}) for door in doors]


def _theirs() -> dict[str, Any]:
    return {"href": "", "facts": [Fact("", _("ご本人の参加カードから入ります。"), "words")]}
