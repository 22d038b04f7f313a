"""The parts of an office file as trees, and what all three kinds tell of themselves."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from documents.findings.finding import Finding, Severity, words_of
from documents.findings.words_found import is_poor_title

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DC = "{http://purl.org/dc/elements/1.1/}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
V = "{urn:schemas-microsoft-com:vml}"
LARGEST_PART = 100 * 1024 * 1024
APPLICATION = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Application"


class Parts:
    """An office file, opened."""

    def __init__(self, content: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(content))
        self.names = set(self.archive.namelist())

    def tree(self, name: str) -> etree._Element | None:
        """A part as a tree; nothing where the file has no such part. Nothing outside the file is ever fetched."""
        if name not in self.names or self.archive.getinfo(name).file_size > LARGEST_PART:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(self.archive.read(name), parser)

    def targets(self, name: str) -> dict[str, str]:
        """What a part refers to, by the number it uses for it."""
        folder, _, file = name.rpartition("/")
        relations = self.tree(f"{folder}/_rels/{file}.rels")
        if relations is None:
            return {}
        return {each.get("Id", ""): _joined(folder, each) for each in relations}

    @property
    def made_with(self) -> str:
        """The program, as the file says."""
        properties = self.tree("docProps/app.xml")
        return words_of(properties.findtext(APPLICATION) or "") if properties is not None else ""

    def title_findings(self) -> Iterator[Finding]:
        """Without a title, a list of files reads out the file's name."""
        properties = self.tree("docProps/core.xml")
        title = (properties.findtext(f"{DC}title") or "").strip() if properties is not None else ""
        if not title:
            yield Finding("title-missing", severity=Severity.ADVICE)
        elif is_poor_title(title):
            yield Finding("title-poor", detail=words_of(title), severity=Severity.ADVICE)


def _joined(folder: str, relation: etree._Element) -> str:
    target = relation.get("Target", "")
    if relation.get("TargetMode") == "External":
        return target
    if target.startswith("/"):
        return target[1:]
    steps = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step != ".":
            steps.append(step)
    return "/".join(steps)


def is_decorative(properties: etree._Element) -> bool:
    """Marked as decoration: to be passed over in silence."""
    return any(each.get("val") in {"1", "true"} for each in properties.iter(DECORATIVE))


def alternative_of(properties: etree._Element) -> str:
    """The description of a picture, or else its title."""
    return (properties.get("descr") or properties.get("title") or "").strip()
