"""The details as visitors read them: only what somebody answered."""

from __future__ import annotations

from events.details.catalogue import CHILDCARE_ITEMS, FACILITIES, VENUE, Detail, Details, Fee, Presence, Sort

_NOT_IN_WORDS = {Sort.LATITUDE, Sort.LONGITUDE}


def venue_words(details: Details) -> list[dict[str, str]]:
    """How to get there and what the place has, as the component ``facts`` shows it."""
    return [row for detail in (*VENUE, *FACILITIES) if (row := _row(detail, details))]


def childcare_words(details: Details) -> list[dict[str, str]]:
    """Who minds children, from when until when and for how much."""
    return [row for detail in CHILDCARE_ITEMS if (row := _row(detail, details))]


def _row(detail: Detail, details: Details) -> dict[str, str] | None:
    given = detail.of(details)
    if given in {"", Presence.UNKNOWN} or detail.sort in _NOT_IN_WORDS:
        return None
    if detail.sort is Sort.PRESENCE:
        given = Presence(given).label
    elif detail.sort is Sort.FEE:
        given = Fee(given).label
    return {"term": str(detail.label), "text": str(given)}
