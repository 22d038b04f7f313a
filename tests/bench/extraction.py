"""How long reading files takes, and how much memory the child holds."""

import resource
import time
from collections.abc import Iterator
from pathlib import Path

from documents.extraction.source import read_file
from tests.bench.figures import Figure
from tests.factories import papers

MANUAL = Path("/usr/share/debian-reference/debian-reference.ja.pdf")
SCANNED_PAGES = 3


def extraction() -> Iterator[Figure]:
    """In the same child process as a worker's."""
    begun = time.perf_counter()
    found = read_file(MANUAL.read_bytes())
    yield Figure(f"reading a manual of {found.pages} pages", time.perf_counter() - begun, "s", 60, how=MANUAL.name)
    yield Figure("the same, memory of the child", _children_mb(), "MB", 700, how="peak, resident")
    sheet = papers.picture(papers.printed(f"<p>{papers.SENTENCE * 8}</p>", papers.ONE))
    begun = time.perf_counter()
    read_file(papers.scanned(*[sheet] * SCANNED_PAGES))
    seconds = (time.perf_counter() - begun) / SCANNED_PAGES
    yield Figure("reading a scanned page", seconds, "s", 12, how=f"Tesseract, 300 dots an inch, of {SCANNED_PAGES}")


def _children_mb() -> float:
    """The largest of the children so far; it is asked for before anything else had any."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
