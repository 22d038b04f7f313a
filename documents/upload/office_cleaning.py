"""Takes out of Word, Excel and PowerPoint files whatever could act, and leaves what people read.

A package (ECMA-376 part 2) is a zip of parts; what a part uses of others or of the outside stands in a list of
relationships beside it. So macros, embedded programs and everything outside fall with their relationship, and the
element that used it falls with them (Word calls a file damaged that names a relationship which is not there).
"""

import io
import posixpath
import re
import zipfile

from lxml import etree

from documents.upload.archives import parts_of
from documents.upload.office_words import WORD, clean_spreadsheet, clean_words, take_away
from documents.upload.refusals import UploadRefusal, UploadRefusedError
from documents.upload.removals import Removal

RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
RELATIONSHIP_IDS = re.compile(r"^\{http://(schemas\.openxmlformats|purl\.oclc)\.org/.*relationships\}")
CONTENT_TYPES = "[Content_Types].xml"
HARMLESS_ADDRESSES = ("http://", "https://", "mailto:", "tel:", "#")
# The last word of a relationship's type -> what it is. All of these fall, wherever they lead.
ACTIVE = {
    "vbaproject": Removal.MACROS, "wordvbadata": Removal.MACROS, "xlmacrosheet": Removal.MACROS,
    "xlintlmacrosheet": Removal.MACROS, "ui": Removal.MACROS, "extensibility": Removal.MACROS,
    "webextension": Removal.MACROS, "webextensiontaskpanes": Removal.MACROS, "taskpanes": Removal.MACROS,
    "activexcontrolbinary": Removal.EMBEDDED_OBJECTS, "activexcontrol": Removal.EMBEDDED_OBJECTS,
    "control": Removal.EMBEDDED_OBJECTS, "oleobject": Removal.EMBEDDED_OBJECTS, "ctrlprop": Removal.EMBEDDED_OBJECTS,
    "afchunk": Removal.ATTACHMENTS, "subdocument": Removal.REMOTE_CONTENT, "attachedtemplate": Removal.REMOTE_CONTENT,
    "frame": Removal.REMOTE_CONTENT, "mailmergesource": Removal.DATA_LINKS, "mailmergeheadersource": Removal.DATA_LINKS,
    "externallink": Removal.DATA_LINKS, "externallinkpath": Removal.DATA_LINKS, "connections": Removal.DATA_LINKS,
    "querytable": Removal.DATA_LINKS, "powerpivotdata": Removal.DATA_LINKS,
}  # fmt: skip
PROGRAMS = (".bin", ".vbs", ".exe", ".dll", ".lnk", ".hta", ".js", ".bat", ".cmd", ".ps1", ".scr", ".jar", ".swf")
PRINTER = re.compile("printersettings", re.IGNORECASE)
# A link of Word keeps its words.
KEPT_WITHOUT = {f"{WORD}hyperlink"}
# Charts carry their table as a workbook; it is cleaned like any other. Everything else inside is not looked into.
NESTED = (".docx", ".xlsx", ".pptx")
DEEPEST_NEST = 2
MACRO_TYPES = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": "wordprocessingml.document",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": "wordprocessingml.document",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": "spreadsheetml.sheet",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": "spreadsheetml.sheet",
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml": "presentationml.presentation",
    "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml": "presentationml.presentation",
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml": "presentationml.presentation",
}
DATE = (1980, 1, 1, 0, 0, 0)


def harmless(content: bytes, depth: int = 0) -> tuple[bytes, set[str]]:
    """The same document, unable to do anything by itself, and what was taken out (``Removal``)."""
    parts_of(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {entry.filename: _read(archive, entry) for entry in archive.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, OSError) as error:
        raise UploadRefusedError(UploadRefusal.DAMAGED) from error
    package = Package(parts, depth)
    package.clean()
    return (package.packed(), package.removed) if package.removed else (content, set())


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """As much as its table of contents says; ``archive.read`` would first unpack whatever there is."""
    with archive.open(entry) as part:
        return part.read(entry.file_size)


class Package:
    """The parts of one document."""

    def __init__(self, parts: dict[str, bytes], depth: int) -> None:
        self.parts = parts
        self.depth = depth
        self.removed: set[str] = set()

    def clean(self) -> None:
        """Relationships first: they say which parts and elements fall."""
        dropped = {name for name in self.parts if name.lower().endswith(PROGRAMS) and not PRINTER.search(name)}
        for name in [name for name in self.parts if name.endswith(".rels")]:
            dropped |= self._clean_relationships(name, frozenset(dropped))
        dropped |= {name for name in self.parts if name.endswith(".rels") and _owner(name) in dropped}
        if dropped & set(self.parts):
            self.removed |= self.removed or {Removal.EMBEDDED_OBJECTS}
        for name in [name for name in self.parts if name.lower().endswith(NESTED)]:
            self._clean_nested(name, dropped)
        for name in dropped & set(self.parts):
            del self.parts[name]
        self._clean_words()
        self._clean_content_types(dropped)

    def packed(self) -> bytes:
        """As a file. Without times, so that the same document always gives the same bytes."""
        output = io.BytesIO()
        with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in sorted(self.parts, key=lambda name: (name != CONTENT_TYPES, name)):
                archive.writestr(zipfile.ZipInfo(name, DATE), self.parts[name], zipfile.ZIP_DEFLATED)
        return output.getvalue()

    def _clean_relationships(self, name: str, programs: frozenset[str]) -> set[str]:
        """Drop what acts or leads outside; names of the parts that nobody uses any more."""
        tree = parsed(self.parts[name])
        folder = name.rpartition("_rels/")[0]
        gone: set[str] = set()
        parts: set[str] = set()
        for relationship in list(tree.iter(RELATIONSHIPS)):
            is_outside = relationship.get("TargetMode") == "External"
            part = "" if is_outside else _resolved(folder, relationship.get("Target", ""))
            found = _activity(relationship) or (Removal.EMBEDDED_OBJECTS if part in programs else None)
            if found:
                gone.add(relationship.get("Id", ""))
                parts |= {part} if part else set()
                tree.remove(relationship)
                self.removed.add(found)
        if gone:
            self.parts[name] = written(tree)
            if len(tree) == 0:
                del self.parts[name]  # an empty list is none
            self._drop_users(_owner(name), gone)
        return parts

    def _drop_users(self, owner: str, ids: set[str]) -> None:
        """Elements that named what is gone. A link keeps its words, a linked picture its place."""
        if owner not in self.parts:
            return
        tree = parsed(self.parts[owner])
        for element in list(tree.iter(etree.Element)):
            named = [key for key in element.attrib if RELATIONSHIP_IDS.match(str(key)) and element.get(key) in ids]
            if not named:
                continue
            if element.getparent() is None or element.tag in KEPT_WITHOUT or _is_picture(element):
                for key in named:
                    del element.attrib[key]
            else:
                take_away(element)
        self.parts[owner] = written(tree)

    def _clean_nested(self, name: str, dropped: set[str]) -> None:
        if name in dropped:
            return
        if self.depth >= DEEPEST_NEST:
            raise UploadRefusedError(UploadRefusal.STRAY_PARTS)
        self.parts[name], removed = harmless(self.parts[name], self.depth + 1)
        self.removed |= removed

    def _clean_words(self) -> None:
        for name, content in list(self.parts.items()):
            if not name.lower().endswith((".xml", ".vml", ".rels")):
                continue
            tree = parsed(content)
            removed = clean_spreadsheet(tree) if name.startswith("xl/") else clean_words(tree)
            if removed:
                self.parts[name] = written(tree)
                self.removed |= removed

    def _clean_content_types(self, dropped: set[str]) -> None:
        tree = parsed(self.parts[CONTENT_TYPES])
        changed = False
        for element in list(tree):
            if element.get("PartName", "").lstrip("/") in dropped:
                tree.remove(element)
                changed = True
            elif plain := MACRO_TYPES.get(element.get("ContentType", "")):
                element.set("ContentType", f"application/vnd.openxmlformats-officedocument.{plain}.main+xml")
                self.removed.add(Removal.MACROS)
                changed = True
        if changed:
            self.parts[CONTENT_TYPES] = written(tree)


def _activity(relationship: etree._Element) -> Removal | None:
    kind = relationship.get("Type", "").rpartition("/")[2].lower()
    target = relationship.get("Target", "").strip()
    if kind in ACTIVE:
        return ACTIVE[kind]
    if relationship.get("TargetMode") != "External":
        embedded = kind == "package" and not target.lower().endswith(NESTED)
        return Removal.EMBEDDED_OBJECTS if embedded else None
    if kind == "hyperlink":
        return None if target.lower().startswith(HARMLESS_ADDRESSES) else Removal.LINKS
    return Removal.REMOTE_CONTENT


def _is_picture(element: etree._Element) -> bool:
    """One that was fetched from elsewhere: its frame and its description stay."""
    return etree.QName(element).localname in {"blip", "imagedata", "fill"}


def _owner(relationships: str) -> str:
    """The part whose relationships these are."""
    folder, _, file = relationships.rpartition("_rels/")
    return f"{folder}{file.removesuffix('.rels')}"


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def parsed(content: bytes) -> etree._Element:
    """XML without a document type: office programs write none, and entities can unfold without end."""
    if b"<!DOCTYPE" in content:
        raise UploadRefusedError(UploadRefusal.STRAY_PARTS)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UploadRefusedError(UploadRefusal.DAMAGED) from error
    if tree.getroottree().docinfo.internalDTD is not None:
        raise UploadRefusedError(UploadRefusal.STRAY_PARTS)
    return tree


def written(tree: etree._Element) -> bytes:
    """As Office writes it."""
    content: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content
