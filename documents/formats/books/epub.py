"""EPUB 3 with media overlays: text and the town's voice together, sentence by sentence."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation
from lxml import etree
from lxml.html import HtmlElement

from documents.formats.books.book import Book, Heard, Part, book_of
from documents.formats.books.packing import packed
from documents.formats.books.xhtml import make_strict, mark_notes
from documents.formats.kinds import FormatKind
from documents.formats.maker import Made, Manuscript, Progress, untold
from documents.formats.metadata import metadata_of, traits_of_manuscript

MIMETYPE = "application/epub+zip"
# Each a file of its own, with a file of sound of its own: what is below them is read and heard in one go.
STARTS = ("h1", "h2")
# Longer ones are cut all the same: reading systems lay a file out whole, and old ones take minutes for a large one.
LONGEST_PART = 15_000
# What a listener may leave early (EPUB 3.3, escapability).
GROUPS = {"table": "table", "ul": "list", "ol": "list", "figure": "figure"}


@dataclass(frozen=True, slots=True)
class Epub:
    """One book for everybody: to read, to hear, or both at once."""

    extension: str = "epub"

    def make(self, manuscript: Manuscript, progress: Progress = untold) -> Made:
        """The book; its sound is put together of sentences that the document's other sound is made of."""
        book = book_of(manuscript, starts=STARTS, longest=LONGEST_PART, progress=progress)
        with translation.override(manuscript.language):
            files = _files(book)
        content = packed({f"EPUB/{name}": file for name, file in files.items()} | _container(), first=_first())
        return Made(content=content, seconds=book.seconds)


def _first() -> dict[str, str]:
    return {"mimetype": MIMETYPE}


def _container() -> dict[str, str]:
    return {"META-INF/container.xml": render_to_string("documents/books/container.xml")}


@dataclass(slots=True)
class Entry:
    """A line of the contents list and the lines below it."""

    text: str
    href: str
    level: int
    below: list["Entry"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Group:
    """What is heard inside of a table, a list or a figure; without a type, what stands by itself."""

    type: str
    element: str
    heard: list[dict[str, str]]


def name_of(part: Part) -> str:
    """The name of its files."""
    return f"p{part.number:03d}"


def clock(seconds: float) -> str:
    """1:02:03.456 as SMIL counts."""
    milliseconds = round(seconds * 1000)
    hours, rest = divmod(milliseconds, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours}:{minutes:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _files(book: Book) -> dict[str, bytes | str]:
    language = book.manuscript.language
    parts = [_told(part) for part in book.parts]
    told = {"book": book, "manuscript": book.manuscript, "language": language, "parts": parts}
    told |= {"heard": [part for part in parts if part["duration"]], "images": book.pictures}
    told |= {"entries": contents(book), "duration": clock(book.seconds), "modified": _now()}
    told |= {
        "identifier": f"urn:uuid:{_identity(book.manuscript)}",
        "accessibility": list(_accessibility(book.manuscript)),
    }
    files: dict[str, bytes | str] = {
        "package.opf": render_to_string("documents/books/package.xml", told),
        "nav.xhtml": render_to_string("documents/books/nav.xml", told),
        "style.css": render_to_string("documents/books/style.css"),
    }
    blocks = [block for part in book.parts for block in part.blocks]
    mark_notes(blocks)
    make_strict(blocks)
    _lead_between(book.parts)
    for part in book.parts:
        files |= _files_of(part, book)
    return files | {picture.file: picture.content for picture in book.pictures}


def _told(part: Part) -> dict[str, Any]:
    return {"name": name_of(part), "duration": clock(part.seconds) if part.heard else ""}


def _accessibility(manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    """Names and values of EPUB Accessibility 1.1 (JIS X 23761).

    No conformance is claimed: nobody has judged the text (docs/decisions/0029-books.md).
    """
    for name, values in metadata_of(FormatKind.EPUB, traits_of_manuscript(manuscript)).items():
        for value in [values] if isinstance(values, str) else values:
            yield name, value if isinstance(value, str) else ",".join(value)


def _now() -> str:
    return timezone.now().strftime("%Y-%m-%dT%H:%M:%SZ")


def _identity(manuscript: Manuscript) -> uuid.UUID:
    """The same for every edition of a document, so that a bookshelf replaces the old one."""
    return uuid.uuid5(uuid.NAMESPACE_URL, manuscript.short_address or manuscript.address or manuscript.title)


def _files_of(part: Part, book: Book) -> dict[str, bytes | str]:
    name, language = name_of(part), book.manuscript.language
    told: dict[str, Any] = {"language": language, "title": part.title or book.manuscript.title, "name": name}
    told |= {"content": "".join(map(_xhtml, part.blocks)), "headings": part.headings}
    files: dict[str, bytes | str] = {f"{name}.xhtml": render_to_string("documents/books/part.xml", told)}
    if part.heard:
        groups = {"name": name, "groups": list(_groups(part))}
        files[f"{name}.smil"] = render_to_string("documents/books/overlay.xml", groups)
        files[f"{name}.mp3"] = part.sound
    return files


def _groups(part: Part) -> Iterator[Group]:
    """In the order of hearing; tables, lists and figures each as one."""
    block_of = {element.get("id"): block for block in part.blocks for element in block.iter() if element.get("id")}
    for block, heard in groupby(part.heard, key=lambda one: block_of[one.place]):
        type_ = GROUPS.get(block.tag, "")
        yield Group(type_, block.get("id") if type_ else "", [_timed(one) for one in heard])


def _timed(heard: Heard) -> dict[str, str]:
    return {"place": heard.place, "begin": clock(heard.begin), "end": clock(heard.end)}


def _xhtml(block: HtmlElement) -> str:
    return str(etree.tostring(block, encoding="unicode", method="xml"))


def contents(book: Book) -> list[Entry]:
    """The headings as a tree. One that skips a level hangs below the last one above it."""
    entries: list[Entry] = []
    open_ones: list[Entry] = []
    for part, heading in book.headings:
        entry = Entry(heading.text, f"{name_of(part)}.xhtml#{heading.element}", heading.level)
        while open_ones and open_ones[-1].level >= entry.level:
            open_ones.pop()
        # The title heads the list rather than everything in it.
        above = open_ones[-1].below if open_ones and open_ones[-1].level > 1 else entries
        above.append(entry)
        open_ones.append(entry)
    return entries


def _lead_between(parts: list[Part]) -> None:
    """Links of the text lead to the file in which their aim stands."""
    file_of = {
        element.get("id"): f"{name_of(part)}.xhtml"
        for part in parts
        for block in part.blocks
        for element in block.iter()
        if element.get("id")
    }
    for part in parts:
        for link in (link for block in part.blocks for link in block.iter("a")):
            target = (link.get("href") or "").removeprefix("#")
            if target in file_of:
                link.set("href", f"{file_of[target]}#{target}")
