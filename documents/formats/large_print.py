"""Large print: a tagged PDF in 18, 22 or 28 points."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from lxml import html as lxml_html
from lxml.html import HtmlElement

from documents.formats.fonts import best_family
from documents.formats.maker import Made, Manuscript
from documents.formats.typesetting import typeset

# More columns than this are turned on their side rather than cut into syllables.
UPRIGHT_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class LargePrint:
    """One size of large print."""

    points: int
    extension: str = "pdf"

    def make(self, manuscript: Manuscript) -> Made:
        """Set the manuscript; the same words in the same order as on the page."""
        family = best_family()
        html = render_to_string(
            "documents/print/large_print.html",
            {
                "manuscript": manuscript,
                "content": _ready_for_paper(manuscript.html),
                "points": self.points,
                "family": family.name,
                "regular": family.regular.as_uri(),
                "bold": family.bold.as_uri(),
                "town": settings.ENGAWA_TOWN,
            },
        )
        return typeset(html, fonts=[family.regular, family.bold])


def _ready_for_paper(html: str) -> str:
    """Column headers are repeated on every sheet; wide tables ask for a sheet on its side."""
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    for table in tree.iter("table"):
        rows = list(table.iter("tr"))
        if max((len(row) for row in rows), default=0) > UPRIGHT_COLUMNS:
            table.set("class", "wide")
        if table.find("thead") is None and rows and all(cell.tag == "th" for cell in rows[0]):
            _make_head(table, rows[0])
    return str(lxml_html.tostring(tree, encoding="unicode"))


def _make_head(table: HtmlElement, first_row: HtmlElement) -> None:
    head = lxml_html.Element("thead")
    head.append(first_row)
    table.insert(0 if table.find("caption") is None else 1, head)
