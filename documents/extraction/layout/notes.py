"""Notes at the foot of a page: each tied to its mark in the text above."""

import re
import unicodedata
from collections import defaultdict

from documents.extraction.layout.lines import Mark
from documents.extraction.layout.paragraphs import Passage
from documents.extraction.layout.things import Thing

BEGINS = re.compile(r"^(?:※|注|（注|\(注|\[|\*|＊)?\s*([0-9０-９]{1,3}|[*＊†‡]{1,3})\s*[）)\]．.：:　 ]?\s*(?=\S)")
MENTIONED = re.compile(r"[※注]\s*([0-9０-９]{1,3})")
SMALLER = 0.93
LETTERS = {"*": "a", "＊": "a", "†": "b", "‡": "c"}


def tie(found: list[Passage | Thing], body_size: float) -> None:
    """Call small print that begins with a mark a note, and lead from every such mark above to it."""
    passages = [item for item in found if isinstance(item, Passage)]
    notes: dict[int, dict[str, str]] = defaultdict(dict)
    for passage in passages:
        begun = BEGINS.match(passage.text)
        if begun and passage.tag == "p" and _is_small_print(passage, body_size, begun.group(0)):
            mark, page = _bare(begun.group(1)), passage.lines[0].page
            if mark not in notes[page]:
                notes[page][mark] = passage.note = f"note-{page}-{_as_id(mark)}"
    for passage in passages:
        here = notes.get(passage.lines[0].page)
        if here and not passage.note:
            passage.marks = [*(_tied(mark, passage.text, here) for mark in passage.marks), *_mentions(passage, here)]


def _is_small_print(passage: Passage, body_size: float, begun: str) -> bool:
    small = all(line.size <= body_size * SMALLER for line in passage.lines)
    raised = any(mark.kind == "sup" and mark.start == 0 for mark in passage.marks)
    return raised or (small and any(not letter.isspace() for letter in begun))


def _tied(mark: Mark, text: str, notes: dict[str, str]) -> Mark:
    words = _bare(text[mark.start : mark.end].strip("（）()[]【】※注 "))
    return Mark(mark.start, mark.end, "note", notes[words]) if mark.kind == "sup" and words in notes else mark


def _mentions(passage: Passage, notes: dict[str, str]) -> list[Mark]:
    """※1 set as large as its sentence."""
    found = []
    for mention in MENTIONED.finditer(passage.text):
        free = all(mark.end <= mention.start() or mark.start >= mention.end() for mark in passage.marks)
        if free and (address := notes.get(_bare(mention.group(1)))):
            found.append(Mark(mention.start(), mention.end(), "note", address))
    return found


def _bare(mark: str) -> str:
    return unicodedata.normalize("NFKC", mark)


def _as_id(mark: str) -> str:
    return "".join(LETTERS.get(letter, letter) for letter in mark)
