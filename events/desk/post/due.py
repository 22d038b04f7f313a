"""What is to be posted now: what staff were asked for, and what is due by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from events.choices import RegistrationState, Way
from events.desk.models import Contents, Parcel
from events.letters.truth import holds
from events.models import Letter, Registration
from residents.models import Resident


@dataclass(frozen=True, slots=True)
class Due:
    """One envelope to fill. ``key`` names it on the list: kind and number."""

    key: str
    registration: Registration
    contents: Contents
    since: datetime
    letter: Letter | None = None
    parcel: Parcel | None = None

    @property
    def to(self) -> Resident:
        """To whose house it goes."""
        return self.registration.resident.reached

    @property
    def words(self) -> str:
        """What is in it."""
        return str(self.letter.get_kind_display() if self.letter else self.contents.label)

    @property
    def is_braille(self) -> bool:
        """Whether it goes free of postage, as braille for the blind does."""
        return self.contents == Contents.CARD_BRAILLE


def due(*, now: datetime) -> list[Due]:
    """Everything to be posted, what has waited longest first. Whoever was erased gets nothing."""
    everything = [*_asked_for(), *_materials(now), *_letters(now)]
    alive = (item for item in everything if item.registration.resident.name)
    return sorted(alive, key=lambda item: (item.since, item.key))


def _known() -> QuerySet[Registration]:
    return Registration.objects.select_related("resident__reached_through", "session__page")


def _asked_for() -> Iterator[Due]:
    waiting = Parcel.objects.filter(posted_at=None, letter=None).select_related(
        "registration__resident__reached_through", "registration__session__page"
    )
    for parcel in waiting:
        contents = Contents(parcel.contents)
        yield Due(f"parcel-{parcel.pk}", parcel.registration, contents, parcel.asked_at, parcel=parcel)


def _materials(now: datetime) -> Iterator[Due]:
    """What is printed, for whoever joins by post."""
    sent = Parcel.objects.filter(registration=OuterRef("pk"), contents=Contents.MATERIALS)
    to_come = _known().filter(state=RegistrationState.SEATED, way=Way.POST, session__ends_at__gt=now)
    for registration in to_come.filter(~Exists(sent)):
        yield Due(f"materials-{registration.pk}", registration, Contents.MATERIALS, registration.created_at)


def _letters(now: datetime) -> Iterator[Due]:
    """News for whoever can be reached by post alone, as long as it is true."""
    unsent = Letter.objects.filter(sent_at=None).select_related(
        "registration__resident__reached_through", "registration__session__page"
    )
    resident = "registration__resident"
    alone = Q(**{f"{resident}__reached_through": None, f"{resident}__email": "", f"{resident}__phone": ""})
    through = ~Q(**{f"{resident}__reached_through": None})
    for letter in unsent.filter(alone | through):
        if _by_post_alone(letter.registration) and holds(letter, now=now):
            key = f"letter-{letter.pk}"
            yield Due(key, letter.registration, Contents.LETTER, letter.created_at, letter=letter)


def _by_post_alone(registration: Registration) -> bool:
    reached = registration.resident.reached
    return bool(reached.address) and not (reached.email or reached.phone)
