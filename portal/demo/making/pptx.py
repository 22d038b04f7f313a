"""A slide deck: a title slide, then a slide for each ``h2`` with its lines as bullets."""

import io
from typing import Any

from pptx import Presentation
from pptx.util import Pt


def pptx(words: dict[str, Any]) -> bytes:
    """The words as slides, in PowerPoint's own placeholders so that the reading order is right."""
    deck = Presentation()
    deck.core_properties.title = words["title"]
    deck.core_properties.author = "縁側市（架空の市）"
    first = deck.slides.add_slide(deck.slide_layouts[0])
    first.shapes.title.text = words["title"]
    first.placeholders[1].text = words["subtitle"]
    for given in words["slides"]:
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = given["title"]
        frame = slide.placeholders[1].text_frame
        for place, line in enumerate(given["lines"]):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            paragraph.text = line
            paragraph.font.size = Pt(26)
        slide.notes_slide.notes_text_frame.text = given.get("notes", "")
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()
