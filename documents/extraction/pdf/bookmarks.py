"""The list of contents that a PDF brings along: what its author called a heading."""

import pypdfium2

from documents.extraction.layout.headings import bare

MOST = 3_000


def bookmarks_of(document: pypdfium2.PdfDocument) -> dict[tuple[int, str], int]:
    """Depth by page and words. A heading may have a number that its bookmark lacks; both are found."""
    found: dict[tuple[int, str], int] = {}
    for place, bookmark in enumerate(document.get_toc(max_depth=6)):
        if place >= MOST:
            break
        dest = bookmark.get_dest()
        page = dest.get_index() if dest is not None else None
        words = bare(bookmark.get_title() or "")
        if page is not None and words:
            found.setdefault((page + 1, words), bookmark.level)
    return found
