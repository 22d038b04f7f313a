"""Finding a person while they talk: by what they are called, how it sounds, their number or their reference."""

from __future__ import annotations

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from residents import privacy
from residents.folding import digits_in, folded, is_number
from residents.models import Resident
from residents.search_key import FENCE

# A list that a voice reads out has to end.
MOST = 30
LONGEST = 200


def find_people(text: str, *, most: int = MOST) -> list[Resident]:
    """Whoever is meant by what was typed, the likeliest first, then whoever came last.

    Several words must all be true (a name and the last digits of a number). One word may be any part of a name as it
    is written or sounds, of a telephone number, of an address, or a whole reference (受付番号).
    """
    words = text[:LONGEST].split()
    if not words:
        return []
    known = _by_reference(text)
    found = _in_order(Resident.objects.exclude(name=""), words)[: most - len(known)]
    return [*known, *(resident for resident in found if resident not in known)]


def _by_reference(text: str) -> list[Resident]:
    resident = privacy.find(text.replace("\x00", "")) if is_number(text) else None
    return [resident] if resident and resident.name else []


def _in_order(people: QuerySet[Resident], words: list[str]) -> QuerySet[Resident]:
    parts = [part for part in (_part(word) for word in words) if part]
    if not parts:
        return people.none()
    wanted = Q()
    for part in parts:
        wanted &= Q(search_key__contains=part)
    first = parts[0]
    nearness = Case(
        When(search_key__contains=f"{FENCE}{first}{FENCE}", then=Value(0)),
        When(search_key__contains=f"{FENCE}{first}", then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    found = people.filter(wanted).select_related("reached_through")
    return found.annotate(nearness=nearness).order_by("nearness", "-pk")


def _part(word: str) -> str:
    return digits_in(word) if is_number(word) else folded(word)
