"""What every format maker takes and gives."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any, Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.extraction.blocks import Figure


class FormatRefusal(models.TextChoices):
    """Why a format could not be made; the page tells it to visitors, so it says nothing they cannot use."""

    NO_TYPESETTER = "no_typesetter", _("このサーバーではPDFを作れません")
    NO_FONT = "no_font", _("日本語の文字（フォント）がないため、このサーバーではPDFを作れません")
    NO_BRAILLE = "no_braille", _("この言語の点訳はできません")
    UNEXPECTED = "unexpected", _("作成中に問題が起きました")


class FormatFailedError(Exception):
    """A format was not made. ``refusal`` says why."""

    def __init__(self, refusal: FormatRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a format is made from. Readings that hold on one page only are found by ``page_id``.

    ``address`` is where everybody finds it; ``number`` and ``short_address`` lead there from paper. ``figures`` are the
    pictures that ``html`` names as ``<img src="figure:KEY">``, by key. ``by_machine``: read from a picture of paper.
    ``easy_title`` and ``easy_html`` say the same in easy Japanese, where somebody wrote it.
    """

    title: str
    issued_on: dt.date
    html: str
    language: str = "ja"
    page_id: int | None = None
    address: str = ""
    summary: str = ""
    audience: str = ""
    number: str = ""
    short_address: str = ""
    figures: dict[str, Figure] = field(default_factory=dict)
    by_machine: bool = False
    easy_title: str = ""
    easy_html: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished format: its bytes, how long it is in pages or seconds, and which sentence sounds when.

    ``content`` may be an open temporary file instead, for what would fill the memory. ``replaced`` counts the letters
    that this format cannot show and that stand as 〓. ``by_person``: somebody of the town is heard in it.
    """

    content: bytes | IO[bytes]
    pages: int = 0
    seconds: float = 0.0
    cues: list[dict[str, Any]] = field(default_factory=list)
    replaced: int = 0
    by_person: bool = False


# How far the work has come, from 0 to 1. Cheap to call: whoever listens decides what is worth writing down.
Progress = Callable[[float], None]


def untold(_share: float) -> None:
    """For whoever does not ask how far it has come."""


class Maker(Protocol):
    """Makes one format. Knows no database: what it is given is all it uses."""

    @property
    def extension(self) -> str:
        """How its files' names end."""
        ...

    def make(self, manuscript: Manuscript, progress: Progress = untold) -> Made:
        """The finished format; raises ``FormatFailedError`` with the reason."""
        ...
