"""What every format maker takes and gives."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.extraction.blocks import Figure


class FormatRefusal(models.TextChoices):
    """Why a format could not be made; the page tells it to visitors, so it says nothing they cannot use."""

    NO_TYPESETTER = "no_typesetter", _("このサーバーではPDFを作れません")
    NO_FONT = "no_font", _("日本語の文字（フォント）がないため、このサーバーではPDFを作れません")
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


@dataclass(frozen=True, slots=True)
class Made:
    """A finished format: its bytes, how long it is in pages or seconds, and which sentence sounds when."""

    content: bytes
    pages: int = 0
    seconds: float = 0.0
    cues: list[dict[str, Any]] = field(default_factory=list)


class Maker(Protocol):
    """Makes one format. Knows no database: what it is given is all it uses."""

    @property
    def extension(self) -> str:
        """How its files' names end."""
        ...

    def make(self, manuscript: Manuscript) -> Made:
        """The finished format; raises ``FormatFailedError`` with the reason."""
        ...
