"""What the voice leaves out or says in other words, block by block: a map, a chart, a long table.

Kept with the page (``BasePage.heard_otherwise``), so it is drafted, published and taken back together with the words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from lxml import etree
from lxml import html as lxml_html

LONGEST = 1000
_FIRST_TAG = re.compile(r"<[A-Za-z][\w-]*")


class Way(TextChoices):
    """How one block is heard."""

    READ = "read", _("そのまま読む")
    SKIP = "skip", _("読まない")
    WORDS = "words", _("別の言葉で読む")


@dataclass(frozen=True, slots=True)
class Choice:
    """What staff chose for a block."""

    way: Way = Way.READ
    words: str = ""

    @property
    def attributes(self) -> SafeString:
        """As the speech room takes it."""
        if self.way == Way.SKIP:
            return SafeString(' data-speech="skip"')
        return format_html(' data-speech-words="{}"', self.words) if self.way == Way.WORDS else SafeString()


def choice_for(kept: Mapping[str, Any], block_id: str | None) -> Choice:
    """The choice as it is kept; whatever was not understood is read, rather than lost."""
    found = kept.get(block_id or "")
    if not isinstance(found, dict) or found.get("way") not in {Way.SKIP, Way.WORDS}:
        return Choice()
    words = str(found.get("words", ""))
    return Choice(Way(found["way"]), words) if words or found["way"] == Way.SKIP else Choice()


def as_kept(choices: Mapping[str, Choice]) -> dict[str, dict[str, str]]:
    """Only what differs from reading."""
    return {
        block_id: {"way": str(choice.way), **({"words": choice.words} if choice.way == Way.WORDS else {})}
        for block_id, choice in choices.items()
        if choice.way != Way.READ
    }


def marked(html: str, choice: Choice) -> str:
    """The block's HTML with the choice on its one element, so that headings stay headings; or around several."""
    if choice.way == Way.READ or not html.strip():
        return html
    if _is_one_element(html):
        return _FIRST_TAG.sub(lambda tag: tag[0] + choice.attributes, html, count=1)
    return f"<div{choice.attributes}>{html}</div>"


def _is_one_element(html: str) -> bool:
    try:
        found = lxml_html.fragments_fromstring(html.strip())
    except etree.ParserError:
        return False
    return len(found) == 1 and not isinstance(found[0], str) and isinstance(found[0].tag, str) and not found[0].tail


def chosen(page: Any) -> Iterator[tuple[Any, Choice]]:
    """The blocks of the page and of its easy version that are not simply read."""
    for block in [*page.body, *page.easy_body]:
        choice = choice_for(page.heard_otherwise, block.id)
        if choice.way != Way.READ:
            yield block, choice
