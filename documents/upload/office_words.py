"""What acts inside the words themselves: fields of Word, formulas of Excel, actions of PowerPoint.

A field is an instruction and what it gave when it was last worked out. The instruction goes, the words stay.
"""

import re
from collections.abc import Iterator

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
    removed = set(_clean_fields(tree))
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
                removed |= {Removal.DATA_LINKS} if element.attrib.pop(name, None) else set()
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


def _clean_fields(tree: etree._Element) -> Iterator[Removal]:
    for simple in tree.iter(f"{WORD}fldSimple"):
        if not _is_quiet(simple.get(f"{WORD}instr", "")):
            simple.set(f"{WORD}instr", "")
            yield Removal.FIELDS
    for pieces, has_field_inside in _instructions(tree):
        instruction = "".join(piece.text or "" for piece in pieces)
        if not _is_quiet(instruction) or (has_field_inside and not instruction.split()):
            for piece in pieces:
                piece.text = ""
            yield Removal.FIELDS


def _instructions(tree: etree._Element) -> Iterator[tuple[list[etree._Element], bool]]:
    """The pieces of each field's instruction, and whether another field stands in it."""
    open_fields: list[tuple[list[etree._Element], bool]] = []
    in_instruction: list[bool] = []
    for element in tree.iter(f"{WORD}fldChar", f"{WORD}instrText", f"{WORD}delInstrText"):
        if element.tag != f"{WORD}fldChar":
            (open_fields[-1][0] if open_fields else []).append(element)
            if not open_fields:
                yield [element], False
            continue
        kind = element.get(f"{WORD}fldCharType")
        if kind == "begin":
            if open_fields and in_instruction[-1]:
                open_fields[-1] = (open_fields[-1][0], True)
            open_fields.append(([], False))
            in_instruction.append(True)
        elif kind == "separate" and open_fields:
            in_instruction[-1] = False
        elif kind == "end" and open_fields:
            in_instruction.pop()
            yield open_fields.pop()
    yield from open_fields


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
