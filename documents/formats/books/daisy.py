"""DAISY 2.02: a talking book for players with few buttons, with its text, its headings and MP3 sound.

Every Japanese DAISY player takes this edition of the format; newer ones (DAISY 3, 4) only some. Each heading has a file
of its own, so that a player's "next heading" is "next file".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from documents.formats.books.book import Book, Heading, Part, book_of
from documents.formats.books.packing import packed
from documents.formats.books.xhtml import make_strict
from documents.formats.maker import Made, Manuscript, Progress, untold

STARTS = ("h1", "h2", "h3", "h4")
# What XHTML 1.0 lacks.
OLDER = {"figure": "div", "figcaption": "p", "section": "div", "aside": "div"}
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Daisy:
    """One book for players that know DAISY only."""

    extension: str = "zip"

    def make(self, manuscript: Manuscript, progress: Progress = untold) -> Made:
        """The book, made of the sentences that the document's other sound is made of."""
        book = book_of(manuscript, starts=STARTS, progress=progress)
        with translation.override(manuscript.language):
            return Made(content=packed(files_of(book)), seconds=book.seconds)


def name_of(part: Part) -> str:
    """The name of a part's files; eight letters and a dot are what the oldest players read."""
    return f"p{part.number:04d}"


def clock(seconds: float) -> str:
    """01:02:03.456, as DAISY 2.02 counts."""
    milliseconds = round(seconds * 1000)
    hours, rest = divmod(milliseconds, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02d}:{minutes:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def files_of(book: Book) -> dict[str, bytes | str]:
    """Everything in the archive, by name."""
    parts = [part for part in book.parts if part.heard]
    told = _told(book, parts)
    files: dict[str, bytes | str] = {}
    for part in parts:
        smil = told | {"part": _part(part), "heard": list(_heard(part))}
        files[f"{name_of(part)}.smil"] = render_to_string("documents/books/daisy_smil.xml", smil)
        files[f"{name_of(part)}.mp3"] = part.sound
    files |= {picture.file: picture.content for picture in book.pictures}
    files["content.html"] = render_to_string("documents/books/daisy_content.xml", told | {"content": _content(book)})
    files["master.smil"] = render_to_string("documents/books/daisy_master.xml", told)
    # The contents list counts itself.
    told |= {"files": len(files) + 1, "kilobytes": sum(map(_weight, files.values())) // 1000 + 1}
    return {"ncc.html": render_to_string("documents/books/daisy_ncc.xml", told)} | files


def _weight(content: bytes | str) -> int:
    return len(content.encode() if isinstance(content, str) else content)


def _told(book: Book, parts: list[Part]) -> dict[str, Any]:
    headings = list(_headings(parts))
    return {
        "book": book,
        "manuscript": book.manuscript,
        "language": book.manuscript.language,
        "identifier": book.manuscript.number or book.manuscript.address or book.manuscript.title,
        "headings": headings,
        "depth": max(heading["level"] for heading in headings),
        "parts": [_part(part) for part in parts],
        "whole_clock": clock(book.seconds).partition(".")[0],
        "clock": clock(book.seconds),
    }


def _part(part: Part) -> dict[str, str]:
    times = {"clock": clock(part.seconds), "before": clock(part.before), "seconds": f"{part.seconds:.3f}"}
    return {"name": name_of(part), "title": part.title, **times}


def _heard(part: Part) -> Iterator[dict[str, str]]:
    for number, heard in enumerate(part.heard, start=1):
        yield {
            "place": heard.place,
            "number": f"{number:04d}",
            "begin": f"{heard.begin:.3f}",
            "end": f"{heard.end:.3f}",
        }


def _headings(parts: list[Part]) -> Iterator[dict[str, Any]]:
    """The title is a heading of the first level, and so are the chapters: one button leads from one to the next."""
    for part in parts:
        numbers = {heard.place: f"{number:04d}" for number, heard in enumerate(part.heard, start=1)}
        for heading in part.headings:
            yield {
                "level": level_of(heading),
                "text": heading.text,
                "name": name_of(part),
                "number": numbers[heading.place],
            }


def level_of(heading: Heading) -> int:
    """Its level in the contents list."""
    return min(max(1, heading.level - 1), DEEPEST)


def _content(book: Book) -> str:
    """The text, each sentence leading back to its sound."""
    blocks = [block for part in book.parts for block in part.blocks]
    make_strict(blocks)
    addresses = {
        heard.place: f"{name_of(part)}.smil#par{number:04d}"
        for part in book.parts
        for number, heard in enumerate(part.heard, start=1)
    }
    for element in [each for block in blocks for each in block.iter()]:
        _make_older(element, addresses)
    return "".join(etree.tostring(block, encoding="unicode", method="xml") for block in blocks)


def _make_older(element: HtmlElement, addresses: Mapping[str, str]) -> None:
    element.tag = OLDER.get(element.tag, element.tag)
    if element.tag == "a":
        _tell_address(element)
    elif element.tag == "span" and element.get("id") in addresses:
        _lead_back(element, addresses[element.get("id")])


def _tell_address(link: HtmlElement) -> None:
    """In a talking book every link leads to sound; where else one leads is said, as on paper."""
    address = link.get("href") or ""
    if address.startswith("http") and address not in link.text_content():
        last = lxml_html.Element("span")
        last.text = f"（{address}）"
        link.append(last)
    link.drop_tag()


def _lead_back(sentence: HtmlElement, address: str) -> None:
    link = lxml_html.Element("a", {"href": address})
    link.text, sentence.text = sentence.text, None
    link.extend(list(sentence))
    sentence.append(link)
