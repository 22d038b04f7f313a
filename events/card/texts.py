"""The card without a page around it: as HTML for the voice and for braille, and as plain text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from accessibility.templatetags.accessibility_tags import digit_by_digit

if TYPE_CHECKING:
    from events.card.card import Card, Section
    from events.registration_words import Fact

PLAIN_WIDTH = 60


def title_of(card: Card) -> str:
    """What every kind of it is called."""
    return _("参加カード：%(title)s") % {"title": card.title}


def heard_html(card: Card) -> str:
    """For the voice: numbers digit by digit, and no address that nobody could write down while it is read out."""
    return _html(card, digits=True)


def felt_html(card: Card) -> str:
    """For braille: numbers as numbers; an address of sixty random letters would fill a page and lead nowhere."""
    return _html(card, digits=False)


def plain_text(card: Card) -> str:
    """For screen readers' note-takers, word processors, and mail to oneself."""
    lines = [title_of(card), "=" * PLAIN_WIDTH, ""]
    for section in card.sections():
        lines += [f"■ {section.heading}"]
        lines += [f"{fact.term}：{fact.text}" for fact in section.facts]
        lines += [f"・{words}" for words in section.words]
        lines += [""]
    return "\r\n".join("\r\n".join(lines).splitlines())


def _html(card: Card, *, digits: bool) -> str:
    return SafeString("").join(_section_html(section, digits=digits) for section in card.sections())


def _section_html(section: Section, *, digits: bool) -> SafeString:
    facts = format_html_join("", "{}", ((_line(fact, digits=digits),) for fact in _sayable(section)))
    words = format_html_join("", "<p>{}</p>", ((each,) for each in section.words))
    return format_html("<h2>{}</h2>{}{}", section.heading, facts, words)


def _line(fact: Fact, *, digits: bool) -> SafeString:
    if digits and _is_number(fact.text):
        said = _("%(term)s、%(digits)s。") % {"term": fact.term, "digits": digit_by_digit(fact.text)}
        return format_html('<p data-speech-words="{}">{}：{}</p>', said, fact.term, fact.text)
    text = mark_safe("<br>".join(format_html("{}", line) for line in fact.text.splitlines()))  # noqa: S308 -- escaped
    return format_html("<p>{}：{}</p>", fact.term, text)


def _is_number(text: str) -> bool:
    """A reference, a telephone number: nothing but digits and what parts them."""
    return bool(text) and all(letter in "0123456789-" for letter in unicodedata.normalize("NFKC", text))


def _sayable(section: Section) -> Iterator[Fact]:
    for fact in section.facts:
        # Of the other ways what one needs to get in; hearing how each of them goes would take four minutes.
        if section.key == "instead" and fact.key == "words" and len(section.facts) > 1:
            continue
        if fact.is_address:
            told = _("アドレスは、参加カードのページか、お送りした手紙にあります。")
            yield replace(fact, text=told)
        else:
            yield fact
