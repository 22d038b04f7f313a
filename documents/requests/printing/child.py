"""The child's half of ``typesetter``: runs without the town's settings, keys and database."""

import json
from pathlib import Path

from documents.extraction.blocks import Figure
from documents.formats.letters import without_boxes
from documents.formats.typesetting import typeset


def typeset_page(payload: bytes) -> bytes:
    """What ``typesetter.pdf_of`` wrote down, as PDF."""
    given = json.loads(payload)
    page, _replaced = without_boxes(given["page"], [Path(font) for font in given["letters"]])
    figures = {
        name: Figure(name, drawn.encode(), "image/svg+xml", width=0, height=0)
        for name, drawn in given["pictures"].items()
    }
    content = typeset(page, fonts=[Path(font) for font in given["fonts"]], figures=figures).content
    return content if isinstance(content, bytes) else content.read()
