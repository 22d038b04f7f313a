"""The paragraphs of a Word file with what their styles make of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from documents.findings.office.parts import Parts, W

HALF_POINTS = 2
USUAL_POINTS = 10.0
DEEPEST_STYLES = 20
HEADING_NAME = re.compile(r"^(heading|見出し)\s*([1-9１-９])$", re.IGNORECASE)
MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TEXT_BOX = f"{W}txbxContent"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``level`` is that of a heading (0: none), ``points`` the size of most of its letters."""

    element: etree._Element
    text: str
    level: int
    points: float
    bold: bool
    numbered: bool
    in_table: bool
    in_text_box: bool


class Styles:
    """What a style means, with everything it is based on."""

    def __init__(self, parts: Parts) -> None:
        tree = parts.tree("word/styles.xml")
        found = tree.iter(f"{W}style") if tree is not None else []
        self.by_id = {style.get(f"{W}styleId", ""): style for style in found}
        defaults = tree.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if tree is not None else None
        self.defaults = defaults
        self.default_style = next((name for name, style in self.by_id.items() if _is_default(style)), "")

    def chain(self, name: str) -> Iterator[etree._Element]:
        """The style and those it is based on."""
        for _step in range(DEEPEST_STYLES):
            style = self.by_id.get(name)
            if style is None:
                return
            yield style
            based = style.find(f"{W}basedOn")
            name = based.get(f"{W}val", "") if based is not None else ""

    def level(self, name: str) -> int:
        """Of a heading, by the style's name or its outline level."""
        for style in self.chain(name):
            title = style.find(f"{W}name")
            named = HEADING_NAME.match(title.get(f"{W}val", "")) if title is not None else None
            if named:
                return int(named.group(2))
            outline = style.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None and outline.get(f"{W}val", "9") < "9":
                return int(outline.get(f"{W}val", "0")) + 1
        return 0

    def is_title(self, name: str) -> bool:
        """The style for the name of the whole."""
        titles = (style.find(f"{W}name") for style in self.chain(name))
        return any(title is not None and title.get(f"{W}val", "").lower() in {"title", "表題"} for title in titles)

    def points(self, name: str) -> float:
        """The size of its letters."""
        for style in self.chain(name or self.default_style):
            if (size := size_in(style.find(f"{W}rPr"))) is not None:
                return size
        return size_in(self.defaults) or USUAL_POINTS

    def bold(self, name: str) -> bool:
        """Whether its letters are bold."""
        return any(is_on(style.find(f"{W}rPr"), "b") for style in self.chain(name))

    def numbered(self, name: str) -> bool:
        """Whether it is a list."""
        return any(style.find(f"{W}pPr/{W}numPr") is not None for style in self.chain(name))


class Story:
    """The body of a Word file."""

    def __init__(self, parts: Parts) -> None:
        self.tree = parts.tree("word/document.xml")
        self.styles = Styles(parts)

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """In the order of the file. What stands twice for older programs is read once."""
        found = self.tree.iter(f"{W}p") if self.tree is not None else []
        return [self._paragraph(element) for element in found if not _above(element, MC_FALLBACK)]

    @cached_property
    def text(self) -> str:
        """All words."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @cached_property
    def body_points(self) -> float:
        """The size in which most letters stand."""
        counted: dict[float, int] = {}
        for paragraph in self.paragraphs:
            counted[paragraph.points] = counted.get(paragraph.points, 0) + len(paragraph.text)
        return max(counted, key=lambda size: counted[size], default=USUAL_POINTS)

    def anchor(self, element: etree._Element) -> str:
        """Words by which the place is found on paper: its own, or those of the nearest paragraph before it."""
        return self._anchors.get(element, "")

    @cached_property
    def _anchors(self) -> dict[etree._Element, str]:
        anchors, last = {}, ""
        for paragraph in self.paragraphs:
            last = paragraph.text.strip() or last
            anchors[paragraph.element] = last
        return anchors

    def paragraph_around(self, element: etree._Element) -> etree._Element | None:
        """The paragraph in which something stands."""
        return next((above for above in element.iterancestors(f"{W}p")), None)

    def _paragraph(self, element: etree._Element) -> Paragraph:
        properties = element.find(f"{W}pPr")
        style = _value(properties, "pStyle")
        outline = _value(properties, "outlineLvl")
        runs = [run for run in element.iter(f"{W}r") if _own(run, element) and text_of(run).strip()]
        sizes = [size_in(run.find(f"{W}rPr")) for run in runs]
        own_list = properties is not None and properties.find(f"{W}numPr") is not None
        return Paragraph(
            element=element,
            text="".join(text_of(run) for run in element.iter(f"{W}r") if _own(run, element)),
            level=int(outline) + 1 if outline.isdigit() and outline < "9" else self.styles.level(style),
            points=max(size or self.styles.points(style) for size in sizes) if sizes else self.styles.points(style),
            bold=bool(runs) and all(is_on(run.find(f"{W}rPr"), "b") or self.styles.bold(style) for run in runs),
            numbered=own_list or self.styles.numbered(style),
            in_table=_above(element, f"{W}tc"),
            in_text_box=_above(element, TEXT_BOX),
        )


def text_of(run: etree._Element) -> str:
    """The words of a run; a tab is a blank."""
    pieces = []
    for child in run:
        if child.tag == f"{W}t":
            pieces.append(child.text or "")
        elif child.tag in {f"{W}tab", f"{W}br"}:
            pieces.append(" ")
    return "".join(pieces)


def size_in(properties: etree._Element | None) -> float | None:
    """In points."""
    value = _value(properties, "sz")
    return int(value) / HALF_POINTS if value.isdigit() else None


def is_on(properties: etree._Element | None, name: str) -> bool:
    """A switch such as bold: there, and not put off."""
    switch = properties.find(f"{W}{name}") if properties is not None else None
    return switch is not None and switch.get(f"{W}val", "1") not in {"0", "false", "off"}


def _value(properties: etree._Element | None, name: str) -> str:
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def _is_default(style: etree._Element) -> bool:
    return style.get(f"{W}default") in {"1", "true"} and style.get(f"{W}type") == "paragraph"


def _own(run: etree._Element, paragraph: etree._Element) -> bool:
    """Not of a paragraph in a text box inside it."""
    return next(run.iterancestors(f"{W}p"), None) is paragraph


def _above(element: etree._Element, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None
