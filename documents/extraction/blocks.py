"""What comes out of a file: blocks in reading order, each with its place on the paper and with what is doubtful."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Doubt(models.TextChoices):
    """What staff should look at, because a machine guessed. In the words they see."""

    GUESSED_HEADING = "guessed_heading", _("見出しかどうかは、文字の大きさからの推測です")
    GUESSED_TABLE = "guessed_table", _("表の区切りは、線や位置からの推測です")
    GUESSED_HEADERS = "guessed_headers", _("表の見出しの行や列は、推測です")
    MERGED_CELLS = "merged_cells", _("結合されたセルがあります。どの見出しの値か確かめてください")
    VERTICAL = "vertical", _("縦書きの文章です。読む順番を確かめてください")
    COLUMNS = "columns", _("段組みです。読む順番を確かめてください")
    LIGATURES = "ligatures", _("つながった文字や外字を、ふつうの文字に直しました")
    FURNITURE = "furniture", _("ページの上下の決まった文字（柱・ページ番号）と見て、外しました")
    NO_ALTERNATIVE = "no_alternative", _("画像に説明がありません")
    BY_MACHINE = "by_machine", _("紙の画像から、機械が文字を読み取りました")
    UNSURE_LETTERS = "unsure_letters", _("読み取りに自信のない文字があります")
    UNREADABLE = "unreadable", _("読み取れない文字がありました")


@dataclass(frozen=True, slots=True)
class Block:
    """One top-level element of the source text.

    ``html`` is tidy (documents.extraction.structure). ``page`` counts from 1; 0 where the file has no pages. ``box`` is
    left, top, right, bottom as shares of the page (0 to 1, from the top left), or nothing. ``doubts`` are values of
    ``Doubt``. ``removed`` blocks were taken for furniture of the page: not part of the text unless staff say so.
    """

    html: str
    page: int = 0
    box: tuple[float, float, float, float] | None = None
    doubts: tuple[str, ...] = ()
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture out of a file, named in the source text as ``<img src="figure:KEY">``. ``key`` is of its content."""

    key: str
    content: bytes
    content_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Extracted:
    """Everything that was read out of a file. ``pages`` is 0 where it has none."""

    blocks: list[Block]
    figures: list[Figure] = field(default_factory=list)
    pages: int = 0
    by_machine: bool = False

    @property
    def html(self) -> str:
        """The text as one piece."""
        return "".join(block.html for block in self.blocks if not block.removed)


def block_as_json(block: Block) -> dict[str, Any]:
    """For storing."""
    return asdict(block) | {"box": list(block.box) if block.box else None, "doubts": list(block.doubts)}


def block_from_json(stored: dict[str, Any]) -> Block:
    """As it was stored."""
    box = stored.get("box")
    left_top_right_bottom = (box[0], box[1], box[2], box[3]) if box else None
    return Block(
        html=stored["html"],
        page=stored.get("page", 0),
        box=left_top_right_bottom,
        doubts=tuple(stored.get("doubts", ())),
        removed=stored.get("removed", False),
    )
