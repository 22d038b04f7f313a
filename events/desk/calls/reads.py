"""The list of calls: whom, why, when, and how often somebody tried."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from events.choices import LetterKind, RegistrationState
from events.desk.models import CallBack
from events.desk.reads import calls_to_make
from events.models import Letter, SupportRequest
from events.numbers.models import NewNumber
from events.rules import SUPPORT_STANDING
from residents.models import Resident


@dataclass(frozen=True, slots=True)
class Call:
    """One call to make. ``kind`` and ``number`` name it in an address."""

    kind: str
    number: int
    resident: Resident
    about: str
    reference: str
    since: datetime
    is_due: bool
    tries: list[datetime]
    to_dial: str = ""
    # Cases of support that the call is about; of a promised call, those that are open for this person.
    cases: Sequence[SupportRequest] = ()

    @property
    def anchor(self) -> str:
        """Where it stands in the list, for links from the person and from the case."""
        return f"call-{self.kind}-{self.number}"

    @property
    def phone(self) -> str:
        """The number to dial; blank for somebody whose e-mail came back and who gave no number."""
        return self.to_dial or self.resident.reached.phone


def calls(*, now: datetime) -> list[Call]:
    """Everybody to be called, those who wait longest first; promised calls at the hour that was said."""
    numbers = [_of_number(given) for given in NewNumber.objects.to_call(now)]
    return _in_order([*_calls(calls_to_make(), CallBack.objects.all(), now=now), *numbers])


def calls_of(person: Resident, *, now: datetime) -> list[Call]:
    """The same about one person, whoever is called in their place: from all of their registrations."""
    concerned = Q(registration__resident=person) | Q(registration__companions__resident=person)
    news = calls_to_make().filter(concerned).distinct()
    people = {person.pk, person.reached.pk}
    numbers = [
        _of_number(given) for given in NewNumber.objects.to_call(now) if given.registration.resident_id in people
    ]
    return _in_order([*_calls(news, CallBack.objects.filter(resident__in=people), now=now), *numbers])


def _in_order(calls: list[Call]) -> list[Call]:
    return sorted(calls, key=lambda call: (not call.is_due, call.since, call.kind, call.number))


def _calls(news: QuerySet[Letter], promised: QuerySet[CallBack], *, now: datetime) -> list[Call]:
    letters = list(news.prefetch_related("call_tries"))
    unkept = promised.filter(done_at=None).select_related("resident__reached_through").prefetch_related("tries")
    promises = list(unkept)
    named = cases_named(letters)
    open_ones = open_cases({call.resident_id for call in promises}, now=now)
    return [
        *(_of_letter(letter, named.get(letter.pk)) for letter in letters),
        *(_of_promise(call, open_ones.get(call.resident_id, []), now) for call in promises),
    ]


def cases_named(letters: Iterable[Letter]) -> dict[int, SupportRequest]:
    """The case that each letter about support tells of: its number stands first in the letter's occasion."""
    numbers = {
        letter.pk: int(number)
        for letter in letters
        if letter.kind == LetterKind.SUPPORT and (number := letter.occasion.partition(".")[0]).isdigit()
    }
    found = SupportRequest.objects.in_bulk(set(numbers.values())) if numbers else {}
    return {pk: found[number] for pk, number in numbers.items() if number in found}


def open_cases(people: Collection[int], *, now: datetime) -> dict[int, list[SupportRequest]]:
    """What is arranged or still to be arranged for these people: what a promised call is likely to be about."""
    if not people:
        return {}
    found = SupportRequest.objects.filter(
        registration__resident__in=people, registration__session__ends_at__gt=now, state__in=SUPPORT_STANDING
    ).exclude(registration__state=RegistrationState.CANCELLED)
    by_person: dict[int, list[SupportRequest]] = {}
    for case in found.select_related("registration").order_by("pk"):
        by_person.setdefault(case.registration.resident_id, []).append(case)
    return by_person


def _of_letter(letter: Letter, case: SupportRequest | None) -> Call:
    registration = letter.registration
    about = _("%(news)s：%(event)s") % {
        "news": letter.get_kind_display(),
        "event": registration.session.page.title,
    }
    if letter.came_back:
        about = _("%(about)s（メールが届きませんでした）") % {"about": about}
    return Call(
        "letter",
        letter.pk,
        registration.resident,
        about,
        registration.reference,
        letter.created_at,
        is_due=True,
        tries=[attempt.at for attempt in letter.call_tries.all()],
        cases=[case] if case else [],
    )


def _of_number(given: NewNumber) -> Call:
    """A new number to be proved, or the old one to be told that it is not used any more."""
    changed = _("連絡先が新しい電話番号にかわったことを、前の番号に伝える")
    registration = given.registration
    return Call(
        "old_number" if given.is_proved else "new_number",
        given.pk,
        registration.resident,
        changed if given.is_proved else _("新しい電話番号を確かめる"),
        # The caller must not read it out: whoever answers does.
        registration.reference if given.is_proved else "",
        given.proved_at or given.asked_at,
        is_due=True,
        tries=[given.tried_at] * given.tries if given.tried_at else [],
        to_dial=given.to_dial,
    )


def _of_promise(call: CallBack, cases: list[SupportRequest], now: datetime) -> Call:
    return Call(
        "promise",
        call.pk,
        call.resident,
        call.about,
        "",
        call.call_at,
        is_due=call.call_at <= now,
        tries=[attempt.at for attempt in call.tries.all()],
        cases=cases,
    )
