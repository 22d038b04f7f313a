"""The child's half of ``typesetter``: runs without the town's settings, keys and database."""

import json
from pathlib import Path

from documents.formats.letters import without_boxes
from documents.formats.typesetting import typeset


def typeset_page(payload: bytes) -> bytes:
    """What ``typesetter.pdf_of`` wrote down, as PDF."""
    given = json.loads(payload)
    page = without_boxes(given["page"], [Path(font) for font in given["letters"]])
    files = [Path(font) for font in given["fonts"]]
    for name, drawn in given["pictures"].items():
        # The child's home is its own and goes with it.
        file = Path.home() / f"{name}.svg"
        file.write_text(drawn)
        page = page.replace(f'"picture:{name}"', f'"{file.as_uri()}"')
        files.append(file)
    content = typeset(page, fonts=files).content
    return content if isinstance(content, bytes) else content.read()
