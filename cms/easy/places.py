"""Every text of an easy version with its place, so that a suggestion can be put where it belongs."""

import json
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from accessibility.easy_japanese.measure import Report, measure
from cms.easy.rich_text import CannotReplaceError, paragraphs, replaced
from cms.easy.version import EasyVersion
from cms.easy.words import fingerprint

# In which part of a block its words stand; a rich text is the whole value.
_TEXT_OF = {"heading": "text", "image": "alt_text"}
FIELDS = ("easy_title", "easy_summary")


@dataclass(frozen=True)
class Place:
    """One text: a field or a block (``key``), in it one paragraph (``number``)."""

    key: str
    number: int
    label: str
    text: str

    @cached_property
    def report(self) -> Report:
        """What the measuring says of it."""
        return measure(self.text)

    @property
    def digest(self) -> str:
        """Names these words: a suggestion for other words is not put here."""
        return fingerprint(self.text)


def places(page: EasyVersion) -> Iterator[Place]:
    """Title, summary, then the blocks in order. Empty ones are left out."""
    for key, label in zip(FIELDS, (_("やさしい題"), _("やさしい「ひとことで」")), strict=True):
        if text := getattr(page, key):
            yield Place(key, 0, label, text)
    for place, raw in enumerate(page.easy_body.raw_data, start=1):
        for number, text in enumerate(_texts(raw)):
            if text.strip():
                label = _("本文の%(number)d番目") % {"number": place}
                yield Place(str(raw.get("id") or place), number, label, text)


def whole(written: Iterable[Place]) -> Report:
    """What there is to say of all texts together."""
    return measure("\n".join(place.text for place in written))


def _texts(raw: Any) -> list[str]:
    if raw["type"] in _TEXT_OF:
        return [str(raw["value"].get(_TEXT_OF[raw["type"]]) or "")]
    return paragraphs(str(raw["value"]))


def put(page: EasyVersion, place: Place, start: int, end: int, instead: str) -> None:
    """Exchange words in ``page``. Raises CannotReplaceError when a tag stands between them."""
    if place.key in FIELDS:
        setattr(page, place.key, place.text[:start] + instead + place.text[end:])
        return
    body = deepcopy(list(page.easy_body.raw_data))
    for number, raw in enumerate(body, start=1):
        if str(raw.get("id") or number) == place.key:
            _put(raw, place, start, end, instead)
            page.easy_body = json.dumps(body, default=dict)
            return
    raise CannotReplaceError


def _put(raw: Any, place: Place, start: int, end: int, instead: str) -> None:
    if raw["type"] in _TEXT_OF:
        raw["value"][_TEXT_OF[raw["type"]]] = place.text[:start] + instead + place.text[end:]
    else:
        raw["value"] = replaced(str(raw["value"]), place.number, start, end, instead)
