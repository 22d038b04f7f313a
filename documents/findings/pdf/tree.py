"""The tags of a PDF as a tree of ours, read without recursion: hostile trees are deep, wide, or circles."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

MOST_ELEMENTS = 200_000
MOST_ROLES = 12
# Pieces of a line, read as one with what they stand in.
INLINE = {
    "Span", "Quote", "Reference", "BibEntry", "Code", "Link", "Annot", "Em", "Strong", "Sub", "Lbl",
    "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP",
}  # fmt: skip
HEADINGS = {f"H{level}" for level in range(1, 7)} | {"H"}


@dataclass(slots=True, eq=False)
class Element:
    """One structure element. ``kind`` is the standard name, after the file's own role map; ``path`` its depth."""

    kind: str
    page: int
    alternative: str = ""
    actual_text: str = ""
    rows: int = 1
    columns: int = 1
    scope: str = ""
    headers: int = 0
    parent: "Element | None" = None
    children: "list[Element]" = field(default_factory=list)
    # (page, number of marked content), in reading order.
    content: list[tuple[int, int]] = field(default_factory=list)

    def inside(self) -> "Iterator[Element]":
        """Itself and everything below, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.children))

    def all_content(self) -> list[tuple[int, int]]:
        """Its pieces of content, those of the elements below included."""
        return [piece for element in self.inside() for piece in element.content]

    def within(self, kinds: set[str]) -> bool:
        """Whether it stands inside an element of these kinds."""
        above = self.parent
        while above is not None:
            if above.kind in kinds:
                return True
            above = above.parent
        return False


def tree_of(pdf: pikepdf.Pdf) -> Element | None:
    """The root of the tags, or nothing when the file has none."""
    start = pdf.Root.get("/StructTreeRoot")
    if not isinstance(start, pikepdf.Dictionary) or "/K" not in start:
        return None
    return _Reader(pdf, start.get("/RoleMap")).read(start)


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf, roles: Any) -> None:
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        self.roles = {str(name): str(role) for name, role in roles.items()} if _is_dictionary(roles) else {}
        self.met: set[tuple[int, int]] = set()

    def read(self, start: pikepdf.Dictionary) -> Element:
        root = Element(kind="Root", page=0)
        # Waiting: what to read, and into which element. The last in is read first, so kids wait backwards.
        waiting: list[tuple[Any, Element]] = [(start.K, root)]
        for _count in range(MOST_ELEMENTS):
            if not waiting:
                break
            value, parent = waiting.pop()
            if isinstance(value, pikepdf.Array):
                waiting.extend((each, parent) for each in reversed(list(value)))
            elif isinstance(value, int):
                parent.content.append((parent.page, value))
            elif _is_dictionary(value) and (element := self._child(value, parent)) and "/K" in value:
                waiting.append((value.K, element))
        return root

    def _child(self, value: pikepdf.Dictionary, parent: Element) -> Element | None:
        """The element, when it is one; content that names its page is put into its parent."""
        page = self._page(value, parent.page)
        if "/MCID" in value:
            if "/Stm" not in value:
                parent.content.append((page, int(value.MCID)))
            return None
        if "/S" not in value or (value.objgen != (0, 0) and value.objgen in self.met):
            return None
        self.met.add(value.objgen)
        element = Element(
            kind=self._standard(str(value.S)),
            page=page,
            alternative=_text(value.get("/Alt")),
            actual_text=_text(value.get("/ActualText")),
            parent=parent,
        )
        _read_attributes(element, value.get("/A"))
        parent.children.append(element)
        return element

    def _page(self, value: pikepdf.Dictionary, otherwise: int) -> int:
        page = value.get("/Pg")
        return self.pages.get(page.objgen, otherwise) if page is not None else otherwise

    def _standard(self, name: str) -> str:
        for _step in range(MOST_ROLES):
            if name not in self.roles:
                break
            name = self.roles[name]
        return name.lstrip("/")


def _read_attributes(element: Element, attributes: Any) -> None:
    found = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    for each in found:
        if not _is_dictionary(each):
            continue
        element.rows = _number(each.get("/RowSpan"), element.rows)
        element.columns = _number(each.get("/ColSpan"), element.columns)
        element.scope = str(each.get("/Scope", "")).lstrip("/") or element.scope
        headers = each.get("/Headers")
        element.headers = len(headers) if isinstance(headers, pikepdf.Array) else element.headers


def _number(value: Any, otherwise: int) -> int:
    return min(max(int(value), 1), 1000) if isinstance(value, int) else otherwise


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, pikepdf.String | str) else ""


def _is_dictionary(value: Any) -> bool:
    return isinstance(value, pikepdf.Dictionary)
