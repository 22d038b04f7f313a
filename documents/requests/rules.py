"""What holds for requests: pure decisions, no clock, no database, no request."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from documents.requests.choices import CaseState, Delivery, OtherForm

# The usual next step comes first. What leads back is there too: a parcel returns, a button is pressed by mistake.
NEXT_STATES = {
    CaseState.ASKED: (CaseState.MAKING, CaseState.SENT, CaseState.ALTERNATIVE, CaseState.CANCELLED),
    CaseState.MAKING: (CaseState.SENT, CaseState.ALTERNATIVE, CaseState.ASKED, CaseState.CANCELLED),
    CaseState.ALTERNATIVE: (CaseState.MAKING, CaseState.SENT, CaseState.CANCELLED),
    CaseState.SENT: (CaseState.ARRIVED, CaseState.MAKING),
    CaseState.ARRIVED: (CaseState.SENT,),
    CaseState.CANCELLED: (),
}
# Somebody at the town has something to do, or to hear from the resident.
OPEN = (CaseState.ASKED, CaseState.MAKING, CaseState.ALTERNATIVE)
# The day that was said counts. While the resident is asked something, no clock runs.
UNDER_A_PROMISE = (CaseState.ASKED, CaseState.MAKING)
# The resident may still change their mind about what and where.
CHANGEABLE = (CaseState.ASKED, CaseState.ALTERNATIVE)
# Nobody needs to know any more where it went.
OVER = (CaseState.ARRIVED, CaseState.CANCELLED)

# What is sent and not heard of again has arrived; until then it may come back and need its address again.
ADDRESS_KEPT_AFTER_SENDING = timedelta(days=14)

# On paper and discs nothing can be mailed electronically; a voice on the telephone cannot be posted.
WAYS = {
    OtherForm.BRAILLE: (Delivery.POST, Delivery.COUNTER),
    OtherForm.LARGE_PRINT: (Delivery.POST, Delivery.COUNTER),
    OtherForm.PRINT: (Delivery.POST, Delivery.COUNTER),
    OtherForm.AUDIO_CD: (Delivery.POST, Delivery.COUNTER),
    OtherForm.READ_ALOUD: (Delivery.TELEPHONE,),
    OtherForm.TEXT_DATA: (Delivery.EMAIL, Delivery.POST, Delivery.COUNTER),
    OtherForm.BRAILLE_DATA: (Delivery.EMAIL, Delivery.POST, Delivery.COUNTER),
    OtherForm.EASY: (Delivery.EMAIL, Delivery.POST, Delivery.COUNTER),
    OtherForm.OTHER: tuple(Delivery),
}
# Days from asking to sending that a town begins with; staff set their own (models.AnswerTime).
DAYS_TO_BEGIN_WITH = {
    OtherForm.BRAILLE: 14,
    OtherForm.LARGE_PRINT: 5,
    OtherForm.PRINT: 3,
    OtherForm.AUDIO_CD: 10,
    OtherForm.READ_ALOUD: 3,
    OtherForm.TEXT_DATA: 5,
    OtherForm.BRAILLE_DATA: 7,
    OtherForm.EASY: 21,
    OtherForm.OTHER: 10,
}
# Fewer could be recognised by whoever knows one of them.
FEWEST_TO_TELL = 5


def fits(form: str, delivery: str) -> bool:
    """Whether this form can travel that way."""
    return Delivery(delivery) in WAYS[OtherForm(form)]


def is_late(*, state: str, due_on: date, today: date) -> bool:
    """The promised day is over and nothing was sent."""
    return state in UNDER_A_PROMISE and due_on < today


@dataclass(frozen=True, slots=True)
class Achieved:
    """How long it took: half within ``half`` days, nine of ten within ``most``; of ten, ``kept`` in time.

    Not how many were late: that may be one, whom somebody knows.
    """

    count: int
    half: int
    most: int
    kept: int


def achieved(taken: Sequence[tuple[int, int]]) -> Achieved | None:
    """From pairs of days taken and days promised; nothing where there are fewer than five."""
    if len(taken) < FEWEST_TO_TELL:
        return None
    days = sorted(took for took, _promised in taken)
    place = -(-len(days) * 9 // 10) - 1
    kept = sum(took <= promised for took, promised in taken)
    return Achieved(len(days), int(statistics.median_high(days)), days[place], kept * 10 // len(days))


def due(asked_at: date, days: int) -> date:
    """The last day of the promise."""
    return asked_at + timedelta(days=days)


def address_may_go(*, state: str, moved_at: datetime, now: datetime) -> bool:
    """Whether a postal address has served its purpose."""
    return state in OVER or (state == CaseState.SENT and now - moved_at >= ADDRESS_KEPT_AFTER_SENDING)
