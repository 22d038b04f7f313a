"""The one place that knows WeasyPrint.

WeasyPrint loads Pango when it is imported and raises OSError where Pango is missing. So it is imported when the first
PDF is wanted, by name, here and nowhere else: without Pango everything but PDFs runs.
"""

import importlib
import io
import logging
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import pikepdf

from documents.formats.maker import FormatFailedError, FormatRefusal, Made

# Its progress, line by line, would bury everything else in the worker's log.
logging.getLogger("weasyprint").setLevel(logging.ERROR)


def load_weasyprint(name: str = "weasyprint") -> ModuleType:
    """WeasyPrint, or a refusal where it or its system libraries are missing."""
    try:
        return importlib.import_module(name)
    except (ImportError, OSError) as error:
        raise FormatFailedError(FormatRefusal.NO_TYPESETTER) from error


def typeset(html: str, *, fonts: Iterable[Path]) -> Made:
    """A tagged PDF (PDF/UA-1) of a whole HTML page. Nothing is fetched but the named font files."""
    weasyprint = load_weasyprint()
    fetcher = _fetcher(weasyprint, {font.as_uri() for font in fonts})
    content = weasyprint.HTML(string=html, url_fetcher=fetcher).write_pdf(pdf_variant="pdf/ua-1")
    return _finished(content)


def _fetcher(weasyprint: ModuleType, allowed: set[str]) -> Any:
    """A document that names an address must not make the town's server visit it."""
    base: Any = weasyprint.urls.URLFetcher

    class OnlyOurFonts(base):
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url not in allowed:
                raise ValueError(f"not fetched: {url}")
            return super().fetch(url, headers)

    return OnlyOurFonts(allowed_protocols=["file"], allow_redirects=False)


def _finished(content: bytes) -> Made:
    """Say of every table header whether it heads a column or a row: WeasyPrint does not, and readers ask."""
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for element in pdf.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/TH":
                element.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=_scope(element))
        pages = len(pdf.pages)
        pdf.save(output, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Made(content=output.getvalue(), pages=pages)


def _scope(header: pikepdf.Dictionary) -> pikepdf.Name:
    row = header.get("/P")
    part = row.get("/P") if row is not None else None
    heads_column = part is not None and part.get("/S") == "/THead"
    return pikepdf.Name.Column if heads_column else pikepdf.Name.Row
