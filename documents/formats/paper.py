"""Any text on any sheet: large print, ordinary print, half sheets for a booklet, with readings or without."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import escape
from django.utils.safestring import mark_safe

from accessibility.town import town_in_this_language
from documents.extraction.blocks import Figure
from documents.formats import codes
from documents.formats.fonts import families
from documents.formats.letters import without_boxes
from documents.formats.maker import Made, Manuscript
from documents.formats.paper_html import ready_for_paper
from documents.formats.ruby_marks import with_marks
from documents.formats.typesetting import typeset

# From so many headings on a reader looks for the page first.
HEADINGS_FOR_CONTENTS = 5


@dataclass(frozen=True, slots=True)
class Sheet:
    """How it is set. ``points`` is the size of the smallest letter that is no reading."""

    points: int
    size: str = "A4"
    margin: str = "18mm 18mm 22mm"
    picture_height: str = "200mm"
    ruby: bool = False
    # Whether a wide table may stand on a sheet on its side; half a sheet cannot be turned.
    turns: bool = True
    has_contents: bool = False

    @property
    def line_height(self) -> float:
        """Readings stand between the lines."""
        return 2.0 if self.ruby else 1.7

    @property
    def heading_height(self) -> float:
        """The same for headings."""
        return 1.9 if self.ruby else 1.4


@dataclass(frozen=True, slots=True)
class Said:
    """The words on the sheet: the title, the text, one sentence on what this file is."""

    title: str
    html: str
    about: str = ""


def print_on(sheet: Sheet, manuscript: Manuscript, said: Said) -> Made:
    """Set the text; the same words in the same order as on the page, and at the end the way back to it."""
    chosen = families()
    ready = ready_for_paper(said.html, figures=manuscript.figures, turns=sheet.turns, anchors=sheet.has_contents)
    code = codes.figure_of(manuscript.short_address)
    with translation.override(manuscript.language):
        html = render_to_string(
            "documents/print/sheet.html",
            {
                "manuscript": manuscript,
                "sheet": sheet,
                "language": manuscript.language,
                "title": said.title,
                "description": said.about,
                "heading": _with_readings(escape(said.title), sheet, manuscript),
                "content": _with_readings(ready.html, sheet, manuscript),
                "contents": ready.headings if len(ready.headings) >= HEADINGS_FOR_CONTENTS else [],
                "fonts": [(font.name, font.regular.as_uri(), font.bold.as_uri()) for font in chosen],
                "families": mark_safe(", ".join(f'"{font.name}"' for font in chosen)),  # noqa: S308 -- our own
                "town": town_in_this_language(),
                "number": codes.in_groups(manuscript.number),
                "code": code.key,
            },
        )
    shown, replaced = without_boxes(html, [font.regular for font in chosen])
    pictures: Mapping[str, Figure] = {**manuscript.figures, code.key: code}
    files = [file for font in chosen for file in (font.regular, font.bold)]
    readings_in = chosen[0].regular if sheet.ruby else None
    return typeset(shown, fonts=files, figures=pictures, replaced=replaced, readings_in=readings_in)


def _with_readings(html: str, sheet: Sheet, manuscript: Manuscript) -> str:
    if sheet.ruby:
        html = with_marks(html, families()[0].regular, manuscript.page_id)
    return mark_safe(html)  # noqa: S308 -- sanitised when it was taken out (documents.extraction.structure)
