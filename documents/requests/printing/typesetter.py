"""A page as PDF, typeset in a child process: page workers carry no WeasyPrint, and no job's table an address."""

import json
from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string

from documents.formats.fonts import families
from documents.upload.limited import Limits, run

TARGET = "documents.requests.printing.child.typeset_page"
OURS = "document_requests/print/%s.html"
# Two thousand labels take some ten seconds; more than a hundred means that something is wrong.
LIMITS = Limits(seconds=100, cpu_seconds=100)


def pdf_of(template: str, context: dict[str, Any], *, pictures: Mapping[str, str] | None = None) -> bytes:
    """The template as a tagged PDF, with pictures (SVG) by the names it calls them. Raises what ``limited.run`` raises.

    ``template`` is one of ours by its name alone, or another room's in full. A picture stands in the page as
    ``<img src="figure:NAME">``.
    """
    chosen = families()
    fonts = [(font.name, font.regular.as_uri(), font.bold.as_uri()) for font in chosen]
    page = render_to_string(template if "/" in template else OURS % template, context | {"fonts": fonts})
    files = [str(file) for font in chosen for file in (font.regular, font.bold)]
    given = {"page": page, "fonts": files, "letters": [str(font.regular) for font in chosen]}
    payload = json.dumps(given | {"pictures": dict(pictures or {})})
    return run(TARGET, payload.encode(), limits=LIMITS)
