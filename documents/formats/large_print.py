"""Large print: a tagged PDF in 18, 22 or 28 points."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from lxml import html as lxml_html
from lxml.html import HtmlElement

from documents.extraction.figures import told
from documents.formats.fonts import families
from documents.formats.letters import without_boxes
from documents.formats.maker import Made, Manuscript, Progress, untold
from documents.formats.typesetting import typeset

# More columns than this are turned on their side rather than cut into syllables.
UPRIGHT_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class LargePrint:
    """One size of large print."""

    points: int
    extension: str = "pdf"

    def make(self, manuscript: Manuscript, progress: Progress = untold) -> Made:  # noqa: ARG002 -- it is one step
        """Set the manuscript; the same words in the same order as on the page."""
        chosen = families()
        html = render_to_string(
            "documents/print/large_print.html",
            {
                "manuscript": manuscript,
                "content": _ready_for_paper(told(manuscript.html)),
                "points": self.points,
                "fonts": [(font.name, font.regular.as_uri(), font.bold.as_uri()) for font in chosen],
                "town": settings.ENGAWA_TOWN,
            },
        )
        files = [file for font in chosen for file in (font.regular, font.bold)]
        return typeset(without_boxes(html, [font.regular for font in chosen]), fonts=files)


def _ready_for_paper(html: str) -> str:
    """Column headers are repeated on every sheet; wide tables ask for a sheet on its side."""
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    for table in tree.iter("table"):
        rows = list(table.iter("tr"))
        if max((len(row) for row in rows), default=0) > UPRIGHT_COLUMNS:
            _turn_sheet(table)
        if table.find("thead") is None and rows and all(cell.tag == "th" for cell in rows[0]):
            _make_head(table, rows[0])
    return str(lxml_html.tostring(tree, encoding="unicode"))


def _turn_sheet(table: HtmlElement) -> None:
    """The headings above go along, or they would stay alone on a sheet."""
    element = table
    while element is not None and (element is table or element.tag in {"h2", "h3"}):
        element.set("class", "wide")
        element = element.getprevious()


def _make_head(table: HtmlElement, first_row: HtmlElement) -> None:
    head = lxml_html.Element("thead")
    head.append(first_row)
    table.insert(0 if table.find("caption") is None else 1, head)
