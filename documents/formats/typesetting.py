"""The one place that knows WeasyPrint.

WeasyPrint loads Pango when it is imported and raises OSError where Pango is missing. So it is imported when the first
PDF is wanted, by name, here and nowhere else: without Pango everything but PDFs runs.
"""

import importlib
import io
import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pikepdf

from documents.extraction.blocks import Figure
from documents.extraction.figures import SCHEME
from documents.formats.headers import tell_headers
from documents.formats.links import name_links, words_of_links
from documents.formats.maker import FormatFailedError, FormatRefusal, Made
from documents.formats.ruby_drawing import draw, readings_on

# Its progress, line by line, would bury everything else in the worker's log.
logging.getLogger("weasyprint").setLevel(logging.ERROR)

# Sharp on paper at reading distance; a telephone's photograph of 12 million points would weigh more than all the rest.
UNIVERSAL = {"pdf_variant": "pdf/ua-1"}
PICTURES = {"dpi": 200, "jpeg_quality": 80, "optimize_images": True}


def load_weasyprint(name: str = "weasyprint") -> ModuleType:
    """WeasyPrint, or a refusal where it or its system libraries are missing."""
    try:
        return importlib.import_module(name)
    except (ImportError, OSError) as error:
        raise FormatFailedError(FormatRefusal.NO_TYPESETTER) from error


def typeset(
    html: str,
    *,
    fonts: Iterable[Path],
    figures: Mapping[str, Figure],
    replaced: int = 0,
    readings_in: Path | None = None,
) -> Made:
    """A tagged PDF (PDF/UA-1) of a whole HTML page. Nothing is fetched but the named font files and pictures.

    ``readings_in`` is the font of the readings over marked words (formats.ruby_marks).
    """
    weasyprint = load_weasyprint()
    fetcher = _fetcher(weasyprint, {font.as_uri() for font in fonts}, figures)
    document = weasyprint.HTML(string=html, url_fetcher=fetcher).render(**UNIVERSAL, **PICTURES)
    readings = [list(readings_on(page)) for page in document.pages] if readings_in else []
    content = document.write_pdf(**UNIVERSAL, **PICTURES)
    # Boxes of a long document weigh hundreds of megabytes.
    del document
    with pikepdf.open(io.BytesIO(content)) as pdf:
        tell_headers(pdf)
        name_links(pdf, words_of_links(html))
        if readings_in:
            draw(pdf, readings, readings_in)
        return finished(pdf, replaced=replaced)


def opened(made: Made) -> pikepdf.Pdf:
    """A PDF that was made here, to work on it further."""
    return pikepdf.open(io.BytesIO(made.content if isinstance(made.content, bytes) else made.content.read()))


def finished(pdf: pikepdf.Pdf, *, replaced: int = 0) -> Made:
    """Small: what readers need least often, the tree of tags, is packed."""
    output = io.BytesIO()
    pdf.save(output, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Made(content=output.getvalue(), pages=len(pdf.pages), replaced=replaced)


def _fetcher(weasyprint: ModuleType, allowed: set[str], figures: Mapping[str, Figure]) -> Any:
    """A document that names an address must not make the town's server visit it."""
    base: Any = weasyprint.urls.URLFetcher

    class OnlyOurs(base):
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            figure = figures.get(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
            if figure is not None:
                told = {"Content-Type": figure.content_type}
                return weasyprint.urls.URLFetcherResponse(url, body=figure.content, headers=told)
            if url not in allowed:
                raise ValueError(f"not fetched: {url}")
            return super().fetch(url, headers)

    return OnlyOurs(allowed_protocols=["file"], allow_redirects=False)
