"""An open profile fills in the form for a place. What is filled in can be changed; nothing is sent unseen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.translation import gettext as _

from events.needs.offers import OffersOfTheTown
from events.needs.pieces import where
from events.places.wishes import Wish
from residents.profiles.actions import note_use
from residents.profiles.carry import Carried, carried

if TYPE_CHECKING:
    from events.forms.join import JoinForm
    from events.models import Registration

FIELD = "from_profile"


@dataclass(frozen=True, slots=True)
class Filling:
    """What a profile brings to one form: the words of what it ticks, and of what cannot be ticked here."""

    kept: Carried
    ticked: list[str]
    to_be_said: list[str]

    @property
    def name(self) -> str:
        """Whose it is: it must always be clear for whom something is sent."""
        return self.kept.name


def filling(request: HttpRequest, form: JoinForm) -> Filling | None:
    """What this browser has open, seen from this form; one question to the database, none without the cookie."""
    kept = carried(request)
    if kept is None:
        return None
    can_be_ticked = {key for key, _words in form.fields["support"].choices}  # type: ignore[attr-defined]
    there_anyway = {offer.kind for offer in form.programme.support_offers if offer.ask_days_before is None}
    wanted = [function for function in OffersOfTheTown().functions() if function.key in kept.functions]
    said = [function for function in wanted if function.key not in can_be_ticked | there_anyway]
    return Filling(
        kept,
        ticked=[_with_detail(one.words, kept.details.get(one.key, "")) for one in wanted if one.key in can_be_ticked],
        to_be_said=[_with_detail(one.words, kept.details.get(one.key, "")) for one in said],
    )


def fill_in(form: JoinForm, found: Filling) -> None:
    """Before anybody has typed. What cannot be ticked is not lost: it stands where people write in own words."""
    kept = found.kept
    ways = {key for key, _words in form.fields["way"].choices}  # type: ignore[attr-defined]
    tickable = {key for key, _words in form.fields["support"].choices}  # type: ignore[attr-defined]
    wanted = [key for key in kept.functions if key in tickable]
    form.initial = {**form.initial, "name": kept.name, "contact": kept.contact, "support": wanted}
    if kept.way in ways:
        form.initial["way"] = kept.way
    if found.to_be_said:
        form.initial["note"] = _("できれば：%(wishes)s") % {"wishes": "、".join(found.to_be_said)}


def with_details(request: HttpRequest, wish: Wish) -> tuple[Wish, Carried | None]:
    """What has to be known with what was ticked (「22ポイント」), if the form came filled in from a profile."""
    kept = carried(request)
    if kept is None or request.POST.get(FIELD) != str(kept.profile_id):
        return wish, None
    details = {key: words for key, words in kept.details.items() if key in wish.support}
    return replace(wish, details={**details, **wish.details}), kept


def note_that_it_was_used(kept: Carried | None, registration: Registration, *, now: datetime) -> None:
    """After the place is taken: nobody else has to wait for that."""
    if kept is not None:
        note_use(kept.profile_id, where(registration), now=now)


def _with_detail(words: str, detail: str) -> str:
    return f"{words}（{detail}）" if detail else words
