"""Template tags of the accessibility room (builtin in every template)."""

import datetime as dt

from django import template

from accessibility import dates

register = template.Library()


@register.filter
def japanese_date(day: dt.date | None) -> str:
    """「令和8年（2026年）12月5日 土曜日」; empty for a date that is not set."""
    return dates.japanese_date(day) if day else ""


@register.filter
def japanese_time(moment: dt.datetime | dt.time | None) -> str:
    """「午前10時30分」; empty for a time that is not set (midnight is a time)."""
    return dates.japanese_time(moment) if moment is not None else ""


@register.filter
def japanese_span(start: dt.date | None, end: dt.date | None = None) -> str:
    """``{{ session.starts_at|japanese_span:session.ends_at }}``; empty when there is no start."""
    return dates.japanese_span(start, end) if start else ""
