"""The year's figures: kept as sums when cases are erased, shown to nobody below five."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from events.catalogue.reading import kind_of
from events.choices import RegistrationState, SupportOutcome, SupportState
from events.models import SupportRequest
from events.support.models import SupportTally

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Fewer could be recognised by whoever knows one of them.
FEWEST_TO_TELL = 5
FIRST_MONTH_OF_THE_YEAR = 4
OWN_WORDS = "own_words"
ENDS = ("provided", "alternative", "missing", "withdrawn")
ANSWERS = ("reached", "partly", "not_reached")
COUNTED = ("asked", *ENDS, *ANSWERS, "as_instead", "cost_yen")
END_OF = {
    SupportState.ASKED: "missing",
    SupportState.ARRANGING: "missing",
    SupportState.CONFIRMED: "provided",
    SupportState.DELIVERED: "provided",
    SupportState.ALTERNATIVE: "alternative",
    SupportState.WITHDRAWN: "withdrawn",
}
Counts = dict[str, int]


def fiscal_year(day: date) -> int:
    """年度: from April to March."""
    return day.year if day.month >= FIRST_MONTH_OF_THE_YEAR else day.year - 1


def counted(case: SupportRequest) -> Counts:
    """What one case adds to the year. Nothing for what never took place."""
    counts = dict.fromkeys(COUNTED, 0)
    if not case.registration.session.takes_place:
        return counts
    counts["cost_yen"] = case.cost_yen or 0
    if case.instead_of_id:
        # Nobody asked for it; it is part of the answer to another case.
        counts["as_instead"] = 1
    else:
        gave_back = case.registration.state == RegistrationState.CANCELLED
        counts["asked"] = 1
        counts["withdrawn" if gave_back else END_OF[SupportState(case.state)]] = 1
    if case.outcome:
        counts[SupportOutcome(case.outcome).value] = 1
    return counts


def keep_in_figures(cases: Iterable[SupportRequest]) -> None:
    """Add cases to the sums; whoever calls this erases them in the same transaction."""
    for case in cases:
        named: dict[str, Any] = {"year": _year_of(case), "kind": case.kind or OWN_WORDS}
        SupportTally.objects.get_or_create(**named)
        added = {name: F(name) + number for name, number in counted(case).items() if number}
        if added:
            SupportTally.objects.filter(**named).update(**added)


def _year_of(case: SupportRequest) -> int:
    return fiscal_year(timezone.localdate(case.registration.session.starts_at))


def over(*, now: datetime) -> QuerySet[SupportRequest]:
    """Cases of sessions that are over."""
    return SupportRequest.objects.filter(registration__session__ends_at__lte=now).select_related(
        "registration__session"
    )


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One kind of support in one year, in numbers that may be told: ``None`` stands for one to four."""

    kind: str
    numbers: dict[str, int | None]
    cost_yen: int | None


def figures(year: int, *, now: datetime) -> list[FigureRow]:
    """The year's figures: what was kept, and what is over but not yet erased."""
    sums: dict[str, Counts] = {}
    for tally in SupportTally.objects.filter(year=year):
        _add(sums, tally.kind, {name: getattr(tally, name) for name in COUNTED})
    for case in over(now=now):
        if _year_of(case) == year:
            _add(sums, case.kind or OWN_WORDS, counted(case))
    rows = [_row(kind, counts) for kind, counts in sums.items()]
    return sorted(rows, key=lambda row: (-(row.numbers["asked"] or 0), row.kind))


def years(*, now: datetime) -> list[int]:
    """The years of which there are figures, and this one."""
    kept = set(SupportTally.objects.values_list("year", flat=True))
    return sorted({*kept, *map(_year_of, over(now=now)), fiscal_year(timezone.localdate(now))}, reverse=True)


def _add(sums: dict[str, Counts], kind: str, counts: Counts) -> None:
    known = sums.setdefault(kind, dict.fromkeys(COUNTED, 0))
    for name, number in counts.items():
        known[name] += number


def _row(kind: str, counts: Counts) -> FigureRow:
    ends = tellable([counts[end] for end in ENDS])
    numbers: dict[str, int | None] = dict(zip(ENDS, ends, strict=True))
    numbers |= {name: _told(counts[name]) for name in ("asked", *ANSWERS, "as_instead")}
    cases = counts["asked"] + counts["as_instead"]
    return FigureRow(kind_name(kind), numbers, counts["cost_yen"] if cases >= FEWEST_TO_TELL else None)


def kind_name(kind: str) -> str:
    """The name of a kind, or of what was asked for in own words."""
    return _("自分の言葉での申し出") if kind == OWN_WORDS else kind_of(kind).name


def tellable(parts: Sequence[int]) -> list[int | None]:
    """The parts of a sum that is told as well: one to four are left out, and never only one part.

    A single one left out would be the sum less the others; so the smallest of the others goes with it.
    """
    told = [_told(part) for part in parts]
    if told.count(None) == 1:
        others = [(part, place) for place, part in enumerate(parts) if told[place]]
        if others:
            told[min(others)[1]] = None
    return told


def _told(number: int) -> int | None:
    return number if number == 0 or number >= FEWEST_TO_TELL else None
