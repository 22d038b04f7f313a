"""``card_of``: what stands on somebody's joining card, in the order in which it is read, heard and felt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accessibility.town import town_in_this_language
from accessibility.when import day_in_words
from events.card.more import lines_of_others
from events.choices import RegistrationState
from events.doors.facts import DoorFacts, doors_of, moved_online
from events.models.originals import as_read_here
from events.registration_words import Fact, address_of, door_lines, facts, registration_address, support_asked

if TYPE_CHECKING:
    from events.models import Registration


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it. ``key`` says which it is to whoever lays it out."""

    key: str
    heading: str
    facts: list[Fact] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Card:
    """One person's card. Papers, sound and braille take ``sections``; the page shows ``doors`` with their buttons."""

    registration: Registration
    title: str
    reference: str
    name: str
    state: str
    stands: bool
    facts: list[Fact]
    doors: list[DoorFacts]
    moved_online: bool
    support: list[str]
    others: list[Fact]
    address: str
    code_address: str

    def sections(self) -> Iterator[Section]:
        """Everything in order: what and when, the way in, the ways instead, what was arranged, whom to ask."""
        yield Section("facts", _("あなたの参加"), self.facts)
        if self.doors:
            first, *instead = self.doors
            yield Section("door", _("参加のしかた：%(way)s") % {"way": first.title}, self.lines_of(first))
            for door in instead:
                heading = _("つながらないときは：%(way)s") % {"way": door.title}
                yield Section("instead", heading, self.lines_of(door))
        if self.support:
            yield Section("support", _("お願いされた配慮"), words=self.support)
        if self.others:
            yield Section("others", _("そのほか"), self.others)
        yield Section("help", _("困ったとき"), self.help())

    def lines_of(self, door: DoorFacts) -> list[Fact]:
        """One way in, line by line."""
        return door_lines(self.registration, door)

    def help(self) -> list[Fact]:
        """Whom to call, where this stands on the web, and how to give the place back."""
        town = town_in_this_language()
        phone = _("%(phone)s（%(hours)s）") % {"phone": town["phone"], "hours": town["phone_hours"]}
        return [
            Fact(_("電話"), phone),
            Fact(_("係"), str(town["department"])),
            Fact(
                _("来られなくなったら"),
                _("電話で受付番号を伝えてください。理由はいりません。"),
            ),
            Fact(
                _("ウェブで見る"),
                _("%(address)s に、受付番号と連絡先を入れてください。") % {"address": self.code_address},
            ),
            Fact(_("いつの内容か"), day_in_words(timezone.localdate())),
        ]


def card_of(registration: Registration) -> Card:
    """The card of a registration, in the language of this visit. Whoever waits has one without any way in."""
    doors = doors_of(registration)
    return Card(
        registration=registration,
        title=as_read_here(registration.session).title,
        reference=registration.reference,
        name=registration.resident.name,
        state=str(RegistrationState(registration.state).label),
        stands=registration.state == RegistrationState.SEATED and registration.session.takes_place,
        facts=[Fact(_("お名前"), registration.resident.name), *facts(registration, with_door=False)],
        doors=doors,
        moved_online=moved_online(registration.session),
        support=support_asked(registration),
        others=lines_of_others(registration),
        address=registration_address(registration),
        code_address=address_of(reverse("events:code")),
    )
