"""What one registration says in words: the same on the result page, in the letter and in the calendar entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accessibility import languages
from accessibility.when import day_in_words, time_in_words
from events.choices import RegistrationState, SupportState, Way
from events.doors.facts import DoorFacts, door_of, moved_online, opens_at
from events.models import Registration
from events.models.originals import as_read_here
from events.overview import when
from events.ways import USUALLY

if TYPE_CHECKING:
    from events.models import EventPage


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what was agreed, as ``components/facts`` shows it. ``key`` says which, to whoever needs to know."""

    term: str
    text: str
    key: str = ""

    @property
    def is_address(self) -> bool:
        """Whether the whole text is an address to follow."""
        return self.text.startswith(("https://", "http://")) and " " not in self.text


def address_of(path: str) -> str:
    """A whole address that works from a letter."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def registration_address(registration: Registration) -> str:
    """Where the resident finds their registration again."""
    return address_of(reverse("events:registration", args=[registration.token]))


def facts(registration: Registration, *, with_door: bool = True) -> list[Fact]:
    """What, when, how, under which reference. How to get in is told to those who have a place."""
    session = registration.session
    event = as_read_here(session)
    lines = [
        Fact(_("催し"), event.title, "title"),
        Fact(_("日時"), when(session)),
        Fact(_("受付番号"), registration.reference, "reference"),
        Fact(_("参加方法"), str(registration.get_way_display())),
    ]
    if session.news_here:
        lines.append(Fact(_("お知らせ"), session.news_here))
    if session.note_here:
        lines.append(Fact(_("日時の補足"), session.note_here))
    lines += _place(registration, event)
    if with_door and registration.state == RegistrationState.SEATED and session.takes_place:
        lines.append(Fact(_("参加のしかた"), how_to_join(registration)))
    if people := people_put_down(registration):
        lines.append(Fact(_("いっしょに参加する方"), people))
    if event.fee:
        lines.append(Fact(_("費用"), event.fee))
    return lines


def without_reference(lines: list[Fact]) -> list[Fact]:
    """The same beside the number in large figures, which need not be heard twice."""
    return [line for line in lines if line.key != "reference"]


def _place(registration: Registration, event: EventPage) -> list[Fact]:
    if registration.way != Way.IN_PERSON or not event.venue:
        return []
    if moved_online(registration.session):
        return [Fact(_("会場"), _("会場では開きません。家から参加できます。"))]
    return [Fact(_("会場"), f"{event.venue}（{event.address}）" if event.address else event.venue)]


def answer_in_words(registration: Registration) -> str:
    """Until when a place is kept for this person or somebody put down with them; empty when none is."""
    offered = Registration.objects.family_of(registration).offered().values_list("answer_by", flat=True).first()
    return moment_in_words(offered) if offered else ""


def moment_in_words(moment: datetime) -> str:
    """A day and a time."""
    local = timezone.localtime(moment)
    return f"{day_in_words(local.date())}{time_in_words(local)}"


def people_put_down(registration: Registration) -> str:
    """Who comes along and how it stands: 「たろう（申込済み）、はなこ（キャンセル待ち）」; empty for one alone."""
    family = Registration.objects.family_of(registration).standing().exclude(pk=registration.pk)
    named = [(member.resident.name, _stands(member)) for member in family.select_related("resident")]
    return "、".join(_("%(name)s（%(state)s）") % {"name": name, "state": state} for name, state in named)


def _stands(member: Registration) -> str:
    """In brackets, therefore without brackets of its own."""
    return _("お返事待ち") if member.state == RegistrationState.OFFERED else str(member.get_state_display())


def how_to_join(registration: Registration) -> str:
    """The way in for the chosen way, line by line, or whom to ask when the town has not written it yet."""
    door = door_of(registration)
    lines = door_lines(registration, door) if door else []
    between = "：" if languages.is_default() else ": "
    return "\n".join(line.text if line.key == "words" else f"{line.term}{between}{line.text}" for line in lines)


def door_lines(registration: Registration, door: DoorFacts) -> list[Fact]:
    """One way in, in words that can be read aloud."""
    lines = [Fact(_("入り口"), door_address(registration, door), "address")] if door.is_open_to_press else []
    if door.opens_at_a_press:
        opens = time_in_words(timezone.localtime(opens_at(registration.session)))
        lines.append(Fact(_("開く時刻"), _("%(moment)sから") % {"moment": opens}))
    if door.dial_in:
        lines.append(Fact(_("かける番号"), door.dial_in, "dial_in"))
    if door.pin:
        words = _("%(pin)s#（案内が流れたら、番号のあとに#を押します）") % {"pin": door.pin}
        lines.append(Fact(_("会議の番号"), words, "pin"))
    if door.room:
        lines.append(Fact(_("部屋"), door.room))
    if not door.leads_somewhere:
        lines.append(Fact(_("ご案内"), str(USUALLY[door.way].then), "words"))
    elif door.words:
        lines.append(Fact(_("ご案内"), door.words, "words"))
    return lines


def door_address(registration: Registration, door: DoorFacts) -> str:
    """Where a press leads in, as an address for letters and paper."""
    if door.url:
        return door.url
    if door.path:
        return address_of(door.path)
    return address_of(reverse("events:door", args=[registration.token, door.way]))


def support_asked(registration: Registration) -> list[str]:
    """The support asked for, with how far it is. What was taken back is nobody's business at the event."""
    return [
        _("%(support)s：%(state)s") % {"support": request.words, "state": request.get_state_display()}
        for request in registration.support_requests.all()
        if request.state != SupportState.WITHDRAWN
    ]
