"""Word documents (.docx), read by mammoth. Macros, fields and embedded objects are not looked at."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

import mammoth
from lxml import html as lxml_html
from lxml.html import HtmlElement
from mammoth import documents, transforms

from documents.extraction.blocks import Block, Doubt, Extracted, Figure
from documents.extraction.elements import as_blocks
from documents.extraction.engine import NoTextError, TextRefusal
from documents.extraction.figures import WITHOUT_ALTERNATIVE
from documents.extraction.notes import as_paragraphs
from documents.extraction.pictures import figure_in, said
from documents.extraction.structure import give_caption

# Word's Japanese editions name the styles in Japanese.
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='表題'] => h1:fresh
p[style-name='見出し 1'] => h2:fresh
p[style-name='見出し 2'] => h3:fresh
p[style-name='見出し 3'] => h4:fresh
p[style-name='見出し 4'] => h4:fresh
p[style-name='Heading 1'] => h2:fresh
p[style-name='heading 1'] => h2:fresh
p[style-name='Heading 2'] => h3:fresh
p[style-name='heading 2'] => h3:fresh
p[style-name='Heading 3'] => h4:fresh
p[style-name='heading 3'] => h4:fresh
p[style-name='guessed 1'] => h2.guessed:fresh
p[style-name='guessed 2'] => h3.guessed:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='図表番号'] => p.caption:fresh
r[style-name='Strong'] => strong
"""
HEADINGS = ("heading", "見出し", "title", "表題")
LONGEST_HEADING = 40
LARGER = 1.15
GUESSED = "guessed"
# Ids of notes are told apart by it (documents.extraction.safety).
NOTE = "note-"
TOO_SMALL = 12


class WordEngine:
    """Headings, lists, tables, notes and links come from Word's own styles."""

    def read(self, content: bytes) -> Extracted:
        """The text with its pictures. Where nobody used heading styles, bold and large lines are taken for headings."""
        pictures = _Pictures()
        try:
            result = mammoth.convert_to_html(
                io.BytesIO(content),
                style_map=STYLES,
                id_prefix=NOTE,
                convert_image=mammoth.images.img_element(pictures.keep),
                transform_document=_with_guessed_headings,
            )
        except (KeyError, ValueError, AttributeError, OSError, SyntaxError, zipfile.BadZipFile) as error:
            raise NoTextError(TextRefusal.DAMAGED) from error
        tree = lxml_html.fragment_fromstring(str(result.value), create_parent="div")
        as_paragraphs(tree)
        _lift_pictures(tree)
        for table in tree.iter("table"):
            give_caption(table)
        return Extracted(list(_blocks(tree)), figures=pictures.figures)


class _Pictures:
    """Keeps what can be shown. Drawings of Windows (EMF, WMF) cannot: their words are told."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []

    def keep(self, image: Any) -> dict[str, str]:
        """Attributes of the picture's element; mammoth adds the alternative."""
        words = {} if said(image.alt_text or "") else {"alt": WITHOUT_ALTERNATIVE}
        try:
            with image.open() as file:
                figure = figure_in(file.read())
        except (OSError, KeyError, ValueError):
            figure = None
        if figure is None:
            return {"src": "", **words}
        if min(figure.width, figure.height) < TOO_SMALL:
            return {"src": "", "alt": ""}
        self.figures.append(figure)
        return {
            "src": f"figure:{figure.key}",
            "width": str(figure.width),
            "height": str(figure.height),
            **words,
        }


def _with_guessed_headings(document: Any) -> Any:
    """Many documents are written without a single heading style: what looks like a heading is offered as one."""
    paragraphs = transforms.get_descendants_of_type(document, documents.Paragraph)
    if any(_is_heading(paragraph) for paragraph in paragraphs):
        return document
    sizes: Counter[float] = Counter()
    for run in transforms.get_descendants_of_type(document, documents.Run):
        sizes[run.font_size or 0] += len(_words(run))
    usual = sizes.most_common(1)[0][0] if sizes else 0

    def guessed(paragraph: Any) -> Any:
        level = _guessed_level(paragraph, usual)
        return paragraph.copy(style_name=f"guessed {level}", style_id=None) if level else paragraph

    # Only paragraphs of the text itself: bold words in a cell head a column, not a chapter.
    children = [guessed(child) if isinstance(child, documents.Paragraph) else child for child in document.children]
    return document.copy(children=children)


def _is_heading(paragraph: Any) -> bool:
    return (paragraph.style_name or "").lower().startswith(HEADINGS)


def _guessed_level(paragraph: Any, usual: float) -> int:
    runs = [run for run in transforms.get_descendants_of_type(paragraph, documents.Run) if _words(run).strip()]
    words = "".join(_words(run) for run in runs).strip()
    if not runs or len(words) > LONGEST_HEADING or words.endswith(("。", "、", "，")) or paragraph.numbering:
        return 0
    larger = bool(usual) and all((run.font_size or usual) >= usual * LARGER for run in runs)
    if larger:
        return 1
    return 2 if all(run.is_bold for run in runs) else 0


def _words(run: Any) -> str:
    return "".join(text.value for text in transforms.get_descendants_of_type(run, documents.Text))


def _lift_pictures(tree: HtmlElement) -> None:
    """A paragraph that is only a picture is a figure; the caption after it belongs to it."""
    for paragraph in list(tree.iter("p")):
        pictures = paragraph.findall("img")
        if len(pictures) == 1 and not paragraph.text_content().strip():
            paragraph.tag = "figure"
            after = paragraph.getnext()
            if after is not None and after.get("class") == "caption" and after.find(".//img") is None:
                after.tag = "figcaption"
                paragraph.append(after)


def _blocks(tree: HtmlElement) -> Iterator[Block]:
    guessed = [element.get("class") == GUESSED for element in tree]
    for is_guessed, block in zip(guessed, as_blocks(tree), strict=True):
        doubts = (Doubt.GUESSED_HEADING.value,) if is_guessed else ()
        yield Block(block.html, doubts=(*doubts, *block.doubts))
