"""The list of calls: whom, why, when, and how often somebody tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from events.desk.models import CallBack
from events.desk.reads import calls_to_make
from events.models import Letter
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

    @property
    def phone(self) -> str:
        """The number to dial; blank for somebody whose e-mail came back and who gave no number."""
        return self.resident.reached.phone


def calls(*, now: datetime) -> list[Call]:
    """Everybody to be called, those who wait longest first; promised calls at the hour that was said."""
    news = [_of_letter(letter) for letter in calls_to_make().prefetch_related("call_tries")]
    promised = CallBack.objects.filter(done_at=None).select_related("resident__reached_through")
    told = [_of_promise(call, now) for call in promised.prefetch_related("tries")]
    return sorted([*news, *told], key=lambda call: (not call.is_due, call.since, call.kind, call.number))


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
