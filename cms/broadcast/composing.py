"""The words of one programme: greeting, what there is, the sections, how to join, the telephone, goodbye."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any, Protocol
from uuid import uuid4

from django.utils.translation import gettext as _

from accessibility.phrases import sentences
from accessibility.town import town_in_this_language
from accessibility.when import span_in_words
from cms.broadcast.sections import Item, Section

LONGEST_SUMMARY = 200
Block = dict[str, Any]


class Wishes(Protocol):
    """What staff wrote once for every programme (BroadcastIndexPage)."""

    title: str
    opening: str
    how_to_join: str
    closing: str


@dataclass(frozen=True, slots=True)
class Words:
    """What a programme says. ``body`` is the JSON of its blocks."""

    title: str
    summary: str
    body: str


def words_of(wishes: Wishes, found: list[Section], *, day: date) -> Words:
    """Everything a listener hears, in order."""
    counts = _("、").join(section.count for section in found)
    summary = _("%(counts)sをお知らせします。") % {"counts": counts} if counts else ""
    blocks = [*_opening(wishes, summary, day), *_told(found), *_how_to_join(wishes), *_by_telephone()]
    blocks += [
        _paragraphs(sentences(wishes.closing, _("声の広報を終わります。お聞きくださり、ありがとうございました。")))
    ]
    title = _("%(programme)s、%(day)s") % {"programme": wishes.title, "day": span_in_words(day)}
    return Words(title, summary[:LONGEST_SUMMARY], json.dumps(blocks, ensure_ascii=False))


def _opening(wishes: Wishes, summary: str, day: date) -> Iterator[Block]:
    town = {"town": town_in_this_language()["name"], "day": span_in_words(day, year=False)}
    yield _paragraphs(_("%(town)sの声の広報です。%(day)sの回です。") % town, wishes.opening, summary)


def _told(found: list[Section]) -> Iterator[Block]:
    for section in found:
        yield _heading(section.heading)
        yield from (_item(item) for item in section.items)
        if section.after:
            yield _paragraphs(section.after)


def _item(item: Item) -> Block:
    text = "".join(f"<p>{escape(words)}</p>" for words in item.sentences if words)
    return _block("item", {"title": item.title[:120], "text": text, "page": item.page_id})


def _how_to_join(wishes: Wishes) -> Iterator[Block]:
    yield _heading(_("参加のしかた"))
    yield _paragraphs(
        wishes.how_to_join
        or _("参加したい催しが決まったら、電話かウェブサイトで申し込んでください。名前はニックネームでかまいません。")
    )


def _by_telephone() -> Iterator[Block]:
    """Twice, because whoever hears it has to find a pencil first."""
    town = town_in_this_language()
    yield _heading(_("電話番号"))
    first = _("申し込みも、質問も、資料の取り寄せも、電話でできます。電話番号は、%(phone)sです。") % town
    yield _paragraphs(first, _("%(phone_hours)sです。") % town, _("もう一度、電話番号です。%(phone)s。") % town)


def _heading(text: str) -> Block:
    return _block("heading", {"text": text, "level": "2"})


def _paragraphs(*texts: str) -> Block:
    lines = [line.strip() for text in texts for line in text.splitlines() if line.strip()]
    return _block("paragraph", "".join(f"<p>{escape(line)}</p>" for line in lines))


def _block(kind: str, value: Any) -> Block:
    return {"type": kind, "value": value, "id": str(uuid4())}
