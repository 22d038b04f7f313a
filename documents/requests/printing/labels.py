"""Labels (宛名ラベル) for A4 sheets as every stationer has them. Addresses are looked up here, and kept nowhere."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.requests.choices import Delivery, OtherForm
from documents.requests.printing.typesetter import pdf_of

if TYPE_CHECKING:
    from documents.requests.models import Case

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
MILLIMETRES_A_POINT = 25.4 / 72
# Letters get smaller rather than fall off the label. In multiples of them: lines, the name, 「点字用郵便」.
SIZES = (11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
LINE_HEIGHT, NAME, FREE = 1.3, 1.3, 0.85
PADDING_ACROSS, PADDING_DOWN, FOOT = 10.0, 5.5, 3.0
# Braille goes free through the Japanese post (第四種郵便物) when it says so at the top left and stays unsealed.
BRAILLE = frozenset({OtherForm.BRAILLE})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One make of label sheet, without gaps between labels; sizes in millimetres."""

    name: str
    words: str | Promise
    columns: int
    rows: int
    width: float
    height: float

    @property
    def places(self) -> int:
        """Labels on one sheet."""
        return self.columns * self.rows

    def corner(self, place: int) -> tuple[float, float]:
        """Left and top of a label; rows from left to right. The block of labels stands in the middle of the sheet."""
        row, column = divmod(place, self.columns)
        left = (PAGE_WIDTH - self.columns * self.width) / 2
        top = (PAGE_HEIGHT - self.rows * self.height) / 2
        return round(left + column * self.width, 2), round(top + row * self.height, 2)


SHEETS = {
    sheet.name: sheet
    for sheet in (
        Sheet("12", _("12面（86.4×42.3ミリ）"), 2, 6, 86.4, 42.3),
        Sheet("10", _("10面（86.4×50.8ミリ）"), 2, 5, 86.4, 50.8),
        Sheet("24", _("24面（66×33.9ミリ）"), 3, 8, 66.0, 33.9),
    )
}


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom an envelope goes. The reference tells which one it is."""

    postcode: str
    address: str
    name: str
    reference: str
    is_braille: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """One label where it stands."""

    left: float
    top: float
    postcode: str
    lines: list[str]
    name: str
    reference: str
    is_braille: bool
    points: float


def to_post(cases: Iterable[Case]) -> list[Case]:
    """Those that go out by post and whose address is known. One parcel for each: two may live in one house."""
    return [case for case in cases if case.delivery == Delivery.POST and case.where_to[1] and case.resident.name]


def labels_pdf(cases: Iterable[Case], *, sheet: Sheet, first: int = 1) -> bytes:
    """Sheets of labels for requests. ``first``: where the labels of a sheet begin that was used before, from 1."""
    return addressed_pdf([_addressee(case) for case in to_post(cases)], sheet=sheet, first=first)


def _addressee(case: Case) -> Addressee:
    postcode, address = case.where_to
    return Addressee(postcode, address, case.resident.name, case.reference, is_braille=case.form in BRAILLE)


def addressed_pdf(addressees: Sequence[Addressee], *, sheet: Sheet, first: int = 1) -> bytes:
    """Sheets of labels for whoever something goes to."""
    sheets = list(_sheets(addressees, sheet, first))
    return pdf_of("labels", {"sheet": sheet, "sheets": sheets, "count": sum(map(len, sheets))})


def _sheets(addressees: Sequence[Addressee], sheet: Sheet, first: int) -> Iterator[list[Label]]:
    skipped = min(max(first, 1), sheet.places) - 1
    places: list[Addressee | None] = [*([None] * skipped), *addressees]
    for start in range(0, len(places), sheet.places):
        taken = places[start : start + sheet.places]
        yield [_label(addressee, sheet, place) for place, addressee in enumerate(taken) if addressee]


def _label(to: Addressee, sheet: Sheet, place: int) -> Label:
    lines = to.address.splitlines()
    return Label(
        *sheet.corner(place),
        postcode=to.postcode,
        lines=lines,
        name=to.name,
        reference=to.reference,
        is_braille=to.is_braille,
        points=largest_that_fits(sheet, lines, f"{to.name} 様", is_braille=to.is_braille),
    )


def largest_that_fits(sheet: Sheet, lines: list[str], name: str, *, is_braille: bool) -> float:
    """The size of letters in points with which everything stays on the label."""
    across = sheet.width - PADDING_ACROSS
    down = sheet.height - PADDING_DOWN - FOOT

    def height(points: float) -> float:
        letter = points * MILLIMETRES_A_POINT
        rows = 1 + sum(_rows(line, across / letter) for line in lines) + FREE * is_braille
        return (rows + NAME * _rows(name, across / letter / NAME)) * letter * LINE_HEIGHT + letter / 2

    return next((points for points in SIZES if height(points) <= down), SIZES[-1])


def _rows(words: str, letters_a_row: float) -> int:
    wide = sum(1 if unicodedata.east_asian_width(letter) in "FWA" else 0.6 for letter in words)
    return max(1, math.ceil(wide / math.floor(letters_a_row)))
