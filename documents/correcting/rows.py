"""How blocks stand on the staff's screen: their words without the page's own headings, their doubts, their marks."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from lxml import html as lxml_html

from documents.correcting.kinds import Kind, kind_of
from documents.correcting.models import Paper
from documents.correcting.stored import StoredBlock, state_of
from documents.extraction.blocks import Doubt
from documents.extraction.figures import SCHEME
from documents.extraction.structure import tidy

# The width of every sheet in the units of its marks.
UNITS = 1000
AROUND, NARROWEST_CROP = 16, 500


@dataclass(frozen=True, slots=True)
class Row:
    """One block as it is shown."""

    number: int
    stored: StoredBlock
    kind: Kind
    shown: SafeString
    doubts: list[str]
    states: list[str]
    seen: str

    @property
    def id(self) -> str:
        """Of the block."""
        return self.stored.id

    @property
    def needs_a_look(self) -> bool:
        """Whether a doubt is open."""
        return bool(self.stored.open_doubts)

    @property
    def is_out(self) -> bool:
        """Not part of the text."""
        return self.stored.block.removed

    @property
    def can_be_erased(self) -> bool:
        """Staff wrote it themselves."""
        return not self.stored.extracted

    @property
    def can_be_read_again(self) -> bool:
        """There is something to forget."""
        return bool(self.stored.extracted) and self.stored.is_corrected


def rows_of(blocks: list[StoredBlock], page_id: int) -> list[Row]:
    """All blocks of a section."""
    return [_row(number, block, page_id) for number, block in enumerate(blocks, start=1)]


def _row(number: int, stored: StoredBlock, page_id: int) -> Row:
    return Row(
        number=number,
        stored=stored,
        kind=kind_of(stored.html),
        shown=shown(stored.html, page_id),
        doubts=[str(Doubt(doubt).label) for doubt in stored.open_doubts if doubt in Doubt.values],
        states=_states(stored),
        seen=state_of(stored),
    )


def _states(stored: StoredBlock) -> list[str]:
    told = []
    if stored.block.removed:
        told.append(_("文章から外しています"))
    if stored.extracted is None:
        told.append(_("書き足したもの"))
    elif stored.html != stored.extracted:
        told.append(_("直しました"))
    elif stored.confirmed:
        told.append(_("確かめました"))
    return told


def shown(html: str, page_id: int) -> SafeString:
    """Headings as large words, for the outline of the screen is not that of the document; no names used twice."""
    tree = lxml_html.fragment_fromstring(tidy_alone(html), create_parent="div")
    for element in tree.iter():
        element.attrib.pop("id", None)
    for heading in list(tree.iter("h2", "h3", "h4")):
        heading.set("class", f"correct__as correct__as--{heading.tag}")
        heading.tag = "p"
    for image in tree.iter("img"):
        key = (image.get("src") or "").removeprefix(SCHEME)
        image.set("src", reverse("documents:figure", args=[page_id, key]))
        image.set("loading", "lazy")
    for link in list(tree.iter("a")):
        if (link.get("href") or "").startswith("#"):
            link.drop_tag()
    inside = "".join([tree.text or "", *(lxml_html.tostring(child, encoding="unicode") for child in tree)])
    return mark_safe(inside)  # noqa: S308 -- tidied in the line above


def tidy_alone(html: str) -> str:
    """Sanitised, but a small heading stays small although no larger one stands before it."""
    above = "<h2>1</h2><h3>2</h3>"
    return tidy(f"{above}{html}").removeprefix(above)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a block stands on the sheet, in whole units. ``crop`` shows it with a little of what is around it."""

    block_id: str
    number: int
    left: int
    top: int
    width: int
    height: int
    needs_a_look: bool
    is_out: bool

    @property
    def crop(self) -> str:
        """For the view box of a picture of this place alone. Never so narrow that three letters fill the screen."""
        left, width = max(0, self.left - AROUND), self.width + 2 * AROUND
        if width < NARROWEST_CROP:
            left, width = max(0, min(left, UNITS - NARROWEST_CROP)), NARROWEST_CROP
        return f"{left} {max(0, self.top - AROUND)} {min(width, UNITS - left)} {self.height + 2 * AROUND}"


def sheet_of(paper: Paper, number: int, rows: list[Row]) -> dict[str, Any]:
    """The sheet's shape and its marks."""
    wide, high = paper.sizes[number - 1]
    height = round(UNITS * high / max(wide, 1))
    marks = list(_marks(rows, number, height))
    places = {mark.block_id: mark for mark in marks}
    return {"number": number, "width": UNITS, "height": height, "marks": marks, "places": places}


def _marks(rows: list[Row], number: int, height: int) -> Any:
    for row in rows:
        block = row.stored.block
        if block.box is None or block.page != number:
            continue
        left, top, right, bottom = block.box
        yield Mark(
            block_id=row.id,
            number=row.number,
            left=round(left * UNITS),
            top=round(top * height),
            width=max(4, round((right - left) * UNITS)),
            height=max(4, round((bottom - top) * height)),
            needs_a_look=row.needs_a_look,
            is_out=row.is_out,
        )
