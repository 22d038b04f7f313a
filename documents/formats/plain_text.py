"""The text alone, for readers' own programs and for machines that know nothing else.

One paragraph is one line: whoever reads it wraps it, a braille display has forty letters and a pocket reader twelve.
Headings begin with the marks that Japanese text files have always used, so that a search jumps from one to the next.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from django.utils import translation
from django.utils.translation import gettext as _

from accessibility.town import town_in_this_language
from accessibility.voice_code import in_utf_8
from accessibility.when import day_in_words
from documents.formats.codes import in_groups
from documents.formats.lines_of_text import lines_of
from documents.formats.maker import Made, Manuscript, Progress, untold
from documents.formats.shift_jis import in_old_letters


class Encode(Protocol):
    """Lines → bytes, and how many letters were lost on the way."""

    def __call__(self, text: str, /) -> tuple[bytes, int]:
        """The bytes."""
        ...


def _new(text: str) -> tuple[bytes, int]:
    return in_utf_8(text), 0


ENCODINGS: dict[str, Encode] = {"utf-8": _new, "shift-jis": in_old_letters}


@dataclass(frozen=True, slots=True)
class PlainText:
    """One text file in one encoding."""

    encoding: str = "utf-8"
    extension: str = "txt"

    def make(self, manuscript: Manuscript, progress: Progress = untold) -> Made:  # noqa: ARG002 -- it is one step
        """Title, day, text, and where it comes from."""
        with translation.override(manuscript.language):
            text = "\n".join([*_head(manuscript), *lines_of(manuscript.html), *_end(manuscript)]) + "\n"
        content, replaced = ENCODINGS[self.encoding](text)
        return Made(content, replaced=replaced)


def _head(manuscript: Manuscript) -> Iterator[str]:
    yield manuscript.title
    yield _("%(day)s 発行") % {"day": day_in_words(manuscript.issued_on)}
    if manuscript.by_machine:
        yield _("この文章は、紙の画像から機械が読み取ったものです。誤りがあるかもしれません。")
    yield ""


def _end(manuscript: Manuscript) -> Iterator[str]:
    town = town_in_this_language()
    yield ""
    yield _("お問い合わせ：%(department)s 電話 %(phone)s（%(phone_hours)s）") % town
    if manuscript.number:
        yield _("資料番号 %(number)s") % {"number": in_groups(manuscript.number)}
    if manuscript.short_address:
        yield manuscript.short_address
