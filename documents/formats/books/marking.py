"""Every sentence of a text gets a place of its own, so that a book can show what is heard.

Speech is planned of the very HTML that the book shows, with a name on every block; then each sentence is found again in
its block and wrapped. What is heard but stands nowhere (how many items a list has, a table's row with its headers) is
shown by the list, or the row, as a whole.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml import html as lxml_html
from lxml.html import HtmlElement

from accessibility.speech.pages_in_words import BLOCKS
from accessibility.speech.script import Sentence

# What XML does not take.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANK = re.compile(r"\s+")
_ITEM_NUMBER = re.compile(r"-?\d+[、,]")
_LINE_BREAKS = {"br", "hr"}
_NAMED = (BLOCKS | {"tr", "img", "caption"}) - _LINE_BREAKS
# Shown as a whole: a row is heard with its headers, which stand elsewhere.
_WHOLE = {"tr", "ul", "ol", "dl", "img"}
_ATOMIC = {"img", "br"}


def named(html: str, *, prefix: str = "b") -> HtmlElement:
    """The text as a tree in which every block has an id of ours, and links lead to these."""
    parser = lxml_html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    tree = lxml_html.fragment_fromstring(_NOT_XML.sub("", html), create_parent="div", parser=parser)
    renamed: dict[str, str] = {}
    for number, element in enumerate(tree.iterdescendants()):
        old = element.attrib.pop("id", "")
        if element.tag in _NAMED or old:
            element.set("id", f"{prefix}{number}")
            renamed.setdefault(old, f"{prefix}{number}")
    for link in list(tree.iter("a")):
        _lead_on(link, renamed)
    return tree


def _lead_on(link: HtmlElement, renamed: dict[str, str]) -> None:
    target = link.get("href") or "#"
    if target.startswith("#"):
        if target[1:] not in renamed or target == "#":
            link.drop_tag()
        else:
            link.set("href", f"#{renamed[target[1:]]}")


def inside(tree: HtmlElement) -> str:
    """The HTML in it."""
    return (tree.text or "") + "".join(lxml_html.tostring(child, encoding="unicode") for child in tree)


def places(tree: HtmlElement, sentences: Sequence[Sentence]) -> list[str]:
    """Wrap the sentences where they stand; for each the id of what shows it."""
    elements = {element.get("id"): element for element in tree.iter() if element.get("id")}
    first = next(tree.iterchildren())
    of_element: dict[str, list[int]] = {}
    name = first.get("id") or ""
    for number, sentence in enumerate(sentences):
        # What stands nowhere is shown where the reader is.
        name = sentence.element if sentence.element and sentence.element in elements else name
        of_element.setdefault(name, []).append(number)
    found: dict[int, str] = {}
    for name, numbers in of_element.items():
        element = elements[name]
        if element.tag == "table":
            caption = element.find("caption")
            element = caption if caption is not None else element
        whole = element.get("id") or ""
        shown = {} if element.tag in _WHOLE | {"table"} else _wrap(element, [(n, sentences[n].text) for n in numbers])
        found |= {number: shown.get(number, whole) for number in numbers}
    return [found[number] for number in range(len(sentences))]


@dataclass(slots=True)
class _Atom:
    """A character, or an image or a line break; ``path`` are the inline elements around it."""

    said: str
    path: tuple[HtmlElement, ...]
    node: HtmlElement | None = None
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    """Inline content of a block between its block children; ``before`` it stands one of these, or nothing."""

    block: HtmlElement
    before: HtmlElement | None
    nodes: list[HtmlElement]
    atoms: list[_Atom]


def _wrap(block: HtmlElement, wanted: list[tuple[int, str]]) -> dict[int, str]:
    """Put each sentence into an element of its own; the ids of those that were found."""
    runs = list(_runs(block))
    owners = [(letter, atom) for run in runs for atom in run.atoms for letter in _BLANK.sub("", atom.said)]
    written, place = "".join(letter for letter, _atom in owners), 0
    found: dict[int, str] = {}
    for number, text in wanted:
        start, length = _find(written, text, place)
        if start < 0:
            continue
        place = start + length
        own = [atom for _letter, atom in owners[start:place] if atom.sentence is None]
        for atom in own:
            atom.sentence = number
        # A second sentence of one image's words is shown by the same image.
        shown = own[0].sentence if own else owners[start][1].sentence
        found[number] = f"s{shown}"
    for run in runs:
        _close_gaps(run.atoms)
        _write(run)
    return found


def _find(written: str, text: str, place: int) -> tuple[int, int]:
    """Where the sentence stands from ``place`` on. An item's number is heard, but made by the list."""
    needle = _BLANK.sub("", text)
    for candidate in (needle, _ITEM_NUMBER.sub("", needle, count=1)):
        start = written.find(candidate, place) if candidate else -1
        if start >= 0:
            return start, len(candidate)
    return -1, 0


def _close_gaps(atoms: list[_Atom]) -> None:
    """Blanks inside a sentence belong to it."""
    last: dict[int, int] = {}
    for place, atom in enumerate(atoms):
        if atom.sentence is None:
            continue
        before = last.get(atom.sentence)
        if before is not None:
            for between in atoms[before + 1 : place]:
                between.sentence = atom.sentence
        last[atom.sentence] = place


def _runs(block: HtmlElement) -> Iterator[_Run]:
    run = _Run(block, None, [], list(_of_text(block.text, ())))
    for child in block:
        if _holds_blocks(child):
            yield run
            run = _Run(block, child, [], list(_of_text(child.tail, ())))
        else:
            run.nodes.append(child)
            run.atoms.extend(_of_node(child, ()))
            run.atoms.extend(_of_text(child.tail, ()))
    yield run


def _holds_blocks(node: HtmlElement) -> bool:
    return any(each.tag in BLOCKS - _LINE_BREAKS for each in node.iter())


def _of_text(text: str | None, path: tuple[HtmlElement, ...]) -> Iterator[_Atom]:
    return (_Atom(letter, path) for letter in text or "")


def _of_node(node: HtmlElement, path: tuple[HtmlElement, ...]) -> Iterator[_Atom]:
    if node.tag in _ATOMIC:
        yield _Atom(_said_of(node), path, node)
        return
    inner = (*path, node)
    yield from _of_text(node.text, inner)
    for child in node:
        yield from _of_node(child, inner)
        yield from _of_text(child.tail, inner)


def _said_of(node: HtmlElement) -> str:
    """As documents.extraction.figures tells a picture: so it is heard in every format."""
    alternative = (node.get("alt") or "").strip()
    return f"（画像：{alternative}）" if node.tag == "img" and alternative else ""


def _write(run: _Run) -> None:
    """Lay the run out anew, with its sentences as elements."""
    if not any(atom.sentence is not None for atom in run.atoms):
        return
    for node in run.nodes:
        run.block.remove(node)
    scratch = lxml_html.Element("div")
    used: set[str] = set()
    for sentence, atoms in groupby(run.atoms, key=lambda atom: atom.sentence):
        target = scratch
        if sentence is not None:
            target = lxml_html.Element("span", {"id": f"s{sentence}"})
            scratch.append(target)
        _fill(target, list(atoms), 0, used)
    place = 0 if run.before is None else run.block.index(run.before) + 1
    if run.before is None:
        run.block.text = scratch.text
    else:
        run.before.tail = scratch.text
    run.block[place:place] = list(scratch)


def _fill(parent: HtmlElement, atoms: list[_Atom], depth: int, used: set[str]) -> None:
    for outer, group in groupby(atoms, key=lambda atom: atom.path[depth] if len(atom.path) > depth else None):
        if outer is not None:
            attributes = {name: value for name, value in outer.items() if name != "id" or value not in used}
            used |= {outer.get("id") or ""}
            copy = lxml_html.Element(outer.tag, attributes)
            parent.append(copy)
            _fill(copy, list(group), depth + 1, used)
            continue
        for atom in group:
            _append(parent, atom)


def _append(parent: HtmlElement, atom: _Atom) -> None:
    if atom.node is not None:
        atom.node.tail = None
        parent.append(atom.node)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + atom.said
    else:
        parent.text = (parent.text or "") + atom.said


def texts(elements: Iterable[HtmlElement]) -> int:
    """How many characters they hold."""
    return sum(len(element.text_content()) for element in elements)
