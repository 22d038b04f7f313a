"""The list of calls: whom, why, when, and how often somebody tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from events.desk.models import CallBack
from events.desk.reads import calls_to_make
from events.models import Letter
from events.numbers.models import NewNumber
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

    @property
    def phone(self) -> str:
        """The number to dial; blank for somebody whose e-mail came back and who gave no number."""
        return self.to_dial or self.resident.reached.phone


def calls(*, now: datetime) -> list[Call]:
    """Everybody to be called, those who wait longest first; promised calls at the hour that was said."""
    news = [_of_letter(letter) for letter in calls_to_make().prefetch_related("call_tries")]
    promised = CallBack.objects.filter(done_at=None).select_related("resident__reached_through")
    told = [_of_promise(call, now) for call in promised.prefetch_related("tries")]
    numbers = [_of_number(given) for given in NewNumber.objects.to_call(now)]
    return sorted([*news, *told, *numbers], key=lambda call: (not call.is_due, call.since, call.kind, call.number))


def _of_letter(letter: Letter) -> Call:
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


def _of_promise(call: CallBack, now: datetime) -> Call:
    return Call(
        "promise",
        call.pk,
        call.resident,
        call.about,
        "",
        call.call_at,
        is_due=call.call_at <= now,
        tries=[attempt.at for attempt in call.tries.all()],
    )
