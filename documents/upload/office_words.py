"""What acts inside the words themselves: fields of Word, formulas of Excel, actions of PowerPoint.

A field is an instruction and what it gave when it was last worked out. The instruction goes, the words stay.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from documents.upload.removals import Removal

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Instructions that only number, date, refer or repeat. DDE, DDEAUTO, INCLUDETEXT, INCLUDEPICTURE, LINK, DATABASE, ASK,
# MACROBUTTON, QUOTE (it can spell the others letter by letter) and whatever else there may be are none of them.
QUIET_FIELDS = {
    "", "=", "ADVANCE", "AUTHOR", "AUTONUM", "COMMENTS", "CREATEDATE", "DATE", "DOCPROPERTY", "EDITTIME", "EQ",
    "FORMCHECKBOX", "FORMDROPDOWN", "FORMTEXT", "HYPERLINK", "IF", "INDEX", "KEYWORDS", "LASTSAVEDBY", "LISTNUM",
    "MERGEFIELD", "NOTEREF", "NUMCHARS", "NUMPAGES", "NUMWORDS", "PAGE", "PAGEREF", "PRINTDATE", "REF", "REVNUM",
    "SAVEDATE", "SECTION", "SECTIONPAGES", "SEQ", "SET", "STYLEREF", "SUBJECT", "SYMBOL", "TA", "TC", "TIME", "TITLE",
    "TOA", "TOC", "XE",
}  # fmt: skip
HARMLESS_LINK = ("http://", "https://", "mailto:", "tel:", "#")
# Switches of HYPERLINK that are followed by a word of their own: a place inside, a frame, a hint.
WITH_A_WORD = {"\\l", "\\t", "\\o"}
WORDS = re.compile(r'"([^"]*)"|(\S+)')
# A formula that looks into another file ([1]Sheet!A1), asks another program (cmd|'/c …'!A1) or the network.
LEADS_OUT = re.compile(r"\[\d+\][^\[\]!]*!|\|\s*'|\b(WEBSERVICE|RTD|CALL|REGISTER(\.ID)?|EXEC)\s*\(", re.IGNORECASE)
FORMULAS = {f"{SHEET}f", f"{SHEET}definedName"}
LISTS = {"hyperlinks", "externalReferences", "controls", "oleObjects", "definedNames", "webPublishItems"}
# A table that was filled by a query stays as a table.
OF_A_QUERY = ("tableType", "connectionId", "queryTableFieldId")
ACTIONS = ("ppaction://program", "ppaction://macro", "ppaction://ole", "ppaction://hlinkfile", "ppaction://hlinkpres")
DATA_ELEMENTS = {"externalReferences", "ddeLink", "oleLink", "webPublishing", "dbPr", "webPr", "mailMerge"}


def clean_words(tree: etree._Element) -> set[str]:
    """Word and PowerPoint."""
    removed: set[str] = set(_clean_fields(tree))
    for element in list(tree.iter(etree.Element)):
        if str(element.get("action", "")).lower().startswith(ACTIONS):
            removed |= _take_out(element, Removal.LAUNCHES)
        elif etree.QName(element).localname in DATA_ELEMENTS:
            removed |= _take_out(element, Removal.DATA_LINKS)
    return removed


def clean_spreadsheet(tree: etree._Element) -> set[str]:
    """Formulas that lead out become the values they last gave."""
    removed: set[str] = set()
    for element in list(tree.iter(etree.Element)):
        if etree.QName(element).localname in DATA_ELEMENTS or (element.tag in FORMULAS and _leads_out(element)):
            removed |= _take_out(element, Removal.DATA_LINKS)
        elif element.tag in {f"{SHEET}table", f"{SHEET}tableColumn"}:
            for name in OF_A_QUERY:
                removed |= {Removal.DATA_LINKS} if element.attrib.pop(name, "") else set()
    return removed


def _leads_out(element: etree._Element) -> bool:
    return LEADS_OUT.search(element.text or "") is not None


def _take_out(element: etree._Element, found: Removal) -> set[str]:
    if element.getparent() is None:
        return set()
    take_away(element)
    return {found}


def take_away(element: etree._Element) -> None:
    """Remove it, and a list that is empty then (Excel calls a file damaged that has one).

    An embedded object on a slide leaves the picture of itself.
    """
    frame = next(element.iterancestors(f"{SLIDE}graphicFrame"), None)
    if frame is not None and etree.QName(element).localname == "oleObj":
        picture = next(frame.iter(f"{SLIDE}pic"), None)
        if picture is not None:
            frame.addprevious(picture)
        element = frame
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if len(parent) == 0 and etree.QName(parent).localname in LISTS:
        take_away(parent)


@dataclass(slots=True)
class Field:
    """A field of Word, found piece by piece: its marks, what stands in its instruction, and how that begins."""

    marks: list[etree._Element] = field(default_factory=list)
    inside: list[etree._Element] = field(default_factory=list)
    instruction: str = ""
    before_another: str | None = None
    is_told: bool = False

    @property
    def is_quiet(self) -> bool:
        """Whether it only numbers, dates, refers or repeats. A name that another field writes is not known."""
        if self.before_another is not None:
            first = self.before_another.split()
            if not first or (len(first) == 1 and not self.before_another[-1:].isspace()):
                return False
        return _is_quiet(self.instruction)

    def unlink(self) -> None:
        """Leave what it shows, as words."""
        for element in [*self.marks, *self.inside]:
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)


def _clean_fields(tree: etree._Element) -> Iterator[Removal]:
    for simple in list(tree.iter(f"{WORD}fldSimple")):
        if not _is_quiet(simple.get(f"{WORD}instr", "")):
            simple.set(f"{WORD}instr", "")
            yield Removal.FIELDS
    for found in list(_fields(tree)):
        if not found.is_quiet:
            found.unlink()
            yield Removal.FIELDS


def _fields(tree: etree._Element) -> Iterator[Field]:
    """Every field, the inner ones first."""
    around: list[Field] = []
    for element in tree.iter(f"{WORD}fldChar", f"{WORD}instrText", f"{WORD}delInstrText", f"{WORD}t"):
        kind = element.get(f"{WORD}fldCharType") if element.tag == f"{WORD}fldChar" else "words"
        if kind == "begin":
            for outer in around:
                _note_another(outer)
            around.append(Field())
        for outer in around[:-1]:
            outer.inside += [] if outer.is_told else [element]
        if kind == "words":
            yield from _read_words(element, around)
        elif around:
            around[-1].marks.append(element)
            around[-1].is_told = around[-1].is_told or kind == "separate"
            if kind == "end":
                yield around.pop()
    yield from around


def _note_another(outer: Field) -> None:
    if not outer.is_told and outer.before_another is None:
        outer.before_another = outer.instruction


def _read_words(element: etree._Element, around: list[Field]) -> Iterator[Field]:
    """A piece of an instruction; one without a field round it is a field of its own."""
    is_instruction = element.tag != f"{WORD}t"
    if not around:
        if is_instruction:
            yield Field(inside=[element], instruction=element.text or "")
    elif not around[-1].is_told:
        around[-1].inside.append(element)
        around[-1].instruction += (element.text or "") if is_instruction else ""


def _is_quiet_link(words: list[str]) -> bool:
    """Only to the web, by mail or telephone, or to a place in the document."""
    following = iter(words)
    for word in following:
        if word.lower() in WITH_A_WORD:
            next(following, None)
        elif not word.startswith("\\") and not word.lower().startswith(HARMLESS_LINK):
            return False
    return True


def _is_quiet(instruction: str) -> bool:
    words = instruction.replace("\\*", " ").split()
    name = words[0].upper() if words else ""
    if name == "HYPERLINK":
        return _is_quiet_link(["".join(found) for found in WORDS.findall(instruction)][1:])
    return name in QUIET_FIELDS or name.startswith("=")
