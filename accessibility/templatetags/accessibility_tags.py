"""Template tags of the accessibility room (builtin in every template)."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField, CheckboxInput
from django.forms.boundfield import BoundWidget
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accessibility import when
from accessibility.choice_details import options_of
from accessibility.dates import Part
from accessibility.languages import here_in_language

register = template.Library()

# The five places, as words on every page: few enough that no menu has to hide them.
PLACES = (
    (_("いま"), "/"),
    (_("これから"), "/events/"),
    (_("資料"), "/documents/"),
    (_("相談・質問"), "/contact/"),
    (_("使い方"), "/guide/"),
)


@register.filter
def day_in_words(day: dt.date | None) -> str:
    """「令和8年（2026年）12月5日（土曜日）」; empty for a date that is not set."""
    return when.day_in_words(day) if day else ""


@register.filter
def time_in_words(moment: dt.datetime | dt.time | None) -> str:
    """「午前10時30分」; empty for a time that is not set (midnight is a time)."""
    return when.time_in_words(moment) if moment is not None else ""


@register.filter
def span_in_words(start: dt.date | None, end: dt.date | None = None) -> str:
    """``{{ session.starts_at|span_in_words:session.ends_at }}``; empty when there is no start."""
    return when.span_in_words(start, end) if start else ""


@register.simple_tag(takes_context=True)
def span_parts(context: Context) -> list[Part]:
    """The pieces of the component ``when``, whose parameters may be left out."""
    if context.get("alone"):
        return [Part(when.day_in_words(context["start"]), context["start"])]
    if context.get("moment"):
        return [part for part in when.parts(context["start"]) if part.moment]
    year = context.get("year", True) is not False
    return when.parts(context["start"], context.get("end") or None, year=year, open_end=bool(context.get("open_end")))


@register.simple_tag
def leave_url() -> str:
    """The neutral page that 「すぐに離れる」 leads to."""
    return str(settings.ENGAWA_LEAVE_URL)


@register.filter
def digit_by_digit(number: str) -> str:
    """「4、8、2、1。7、3、0、6」: a screen reader would make thousands of "4821"."""
    return "。".join("、".join(group) for group in number.split("-"))


@register.filter
def at(items: Sequence[Any], place: int) -> Any:
    """The item at this place; empty when there is none, as in a row that is longer than its headings."""
    return items[place] if place < len(items) else ""


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """One checkbox: its label belongs after it, not above."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def options_with_details(field: BoundField) -> list[tuple[BoundWidget, BoundField | None]]:
    """The choices of a field, each with the field that asks for more about it."""
    return options_of(field)


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The control of a field. The error comes first in its description, so that it is heard before the help."""
    attrs: dict[str, str | bool] = {}
    in_fieldset = field.field.widget.use_fieldset
    words = [f"{field.auto_id}_error"] * bool(field.errors) + [f"{field.auto_id}_help"] * bool(field.help_text)
    if words and not in_fieldset:
        attrs["aria-describedby"] = " ".join(words)
    if field.errors and not in_fieldset:
        attrs["aria-invalid"] = "true"
    return field.as_widget(attrs=attrs)


@register.simple_tag(takes_context=True)
def places(context: Context) -> list[dict[str, str]]:
    """The five places of the header. ``here`` is the value of aria-current: "page", "true" (inside it) or ""."""
    request = context.get("request")
    path = request.path if request else ""
    found = [(str(title), here_in_language(href)) for title, href in PLACES]
    return [{"title": title, "href": href, "here": _here(path, href)} for title, href in found]


def _here(path: str, href: str) -> str:
    if path == href:
        return "page"
    return "true" if href != here_in_language("/") and path.startswith(href) else ""
