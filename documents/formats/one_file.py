"""The page as one file that opens without a line: text, pictures, colours, letter sizes and readings, no script."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe
from lxml import html as lxml_html
from lxml.html import HtmlElement

from accessibility.furigana import annotate
from accessibility.town import town_in_this_language
from documents.extraction.blocks import Figure
from documents.extraction.figures import SCHEME
from documents.formats import codes
from documents.formats.kinds import FormatKind
from documents.formats.maker import Made, Manuscript, Progress, untold
from documents.formats.metadata import metadata_of, traits_of_manuscript
from documents.formats.paper_html import anchored, inside, tell_missing

FEWEST_CHAPTERS = 3
# What would end the script element that holds the metadata.
ENDS_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class OneFile:
    """A web page of one file."""

    extension: str = "html"

    def make(self, manuscript: Manuscript, progress: Progress = untold) -> Made:  # noqa: ARG002 -- it is one step
        """The same words as on the site. What somebody chooses there (letters, colours, readings) is chosen in it."""
        with translation.override(manuscript.language):
            tree = lxml_html.fragment_fromstring(manuscript.html, create_parent="div")
            chapters = list(anchored(tree))
            _bring_figures(tree, manuscript.figures)
            _let_tables_scroll(tree)
            html = render_to_string(
                "documents/one_file/page.html",
                {
                    "manuscript": manuscript,
                    "title": _with_readings(manuscript.title, manuscript, is_html=False),
                    "content": _with_readings(inside(tree), manuscript),
                    "contents": chapters if len(chapters) >= FEWEST_CHAPTERS else [],
                    "town": town_in_this_language(),
                    "number": codes.in_groups(manuscript.number),
                    "metadata": _metadata(manuscript),
                },
            )
        return Made(html.encode())


def _with_readings(text: str, manuscript: Manuscript, *, is_html: bool = True) -> str:
    """Every reading is there; the file shows them when they are asked for."""
    html = text if is_html else lxml_html.tostring(_paragraph(text), encoding="unicode")[3:-4]
    if manuscript.language != "ja":
        return mark_safe(html)  # noqa: S308 -- sanitised when it was taken out (documents.extraction.structure)
    return mark_safe(annotate(html, "all", manuscript.page_id))  # noqa: S308 -- the same, with ruby


def _paragraph(text: str) -> HtmlElement:
    paragraph = lxml_html.Element("p")
    paragraph.text = text
    return paragraph


def _bring_figures(tree: HtmlElement, figures: Mapping[str, Figure]) -> None:
    tell_missing(tree, figures)
    for image in tree.iter("img"):
        figure = figures[(image.get("src") or "").removeprefix(SCHEME)]
        content = base64.b64encode(figure.content).decode()
        image.set("src", f"data:{figure.content_type};base64,{content}")
        image.set("width", str(figure.width))
        image.set("height", str(figure.height))


def _let_tables_scroll(tree: HtmlElement) -> None:
    """A wide table scrolls on its own, by keyboard too, and says which it is."""
    for table in list(tree.iter("table")):
        caption = table.find("caption")
        name = caption.text_content().strip() if caption is not None else "表"
        frame = lxml_html.Element("div", {"class": "scroll", "role": "group", "tabindex": "0", "aria-label": name})
        table.addprevious(frame)
        frame.tail, table.tail = table.tail, None
        frame.append(table)


def _metadata(manuscript: Manuscript) -> str:
    """schema.org for whatever catalogues the file."""
    told = {
        "@context": "https://schema.org",
        "@type": "DigitalDocument",
        "name": manuscript.title,
        "datePublished": manuscript.issued_on.isoformat(),
        "inLanguage": manuscript.language,
        "encodingFormat": "text/html",
        **({"url": manuscript.address} if manuscript.address else {}),
        **metadata_of(FormatKind.HTML, traits_of_manuscript(manuscript)),
    }
    written = json.dumps(told, ensure_ascii=False)
    return mark_safe(written.translate(ENDS_SCRIPT))  # noqa: S308 -- nothing in it ends the element
