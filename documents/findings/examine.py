"""The way in: a file's content and type in, findings out. Pure, and meant for the limited child."""

import json
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from documents.findings.finding import Examined, Finding, Severity, examined_as_json

if TYPE_CHECKING:
    from documents.upload.content import FileType

# By name: the readers weigh tens of megabytes, and each file needs one of them.
EXAMINERS = {
    "pdf": "documents.findings.pdf.examine.examine_pdf",
    "docx": "documents.findings.office.word.examine_word",
    "xlsx": "documents.findings.office.sheets.examine_sheets",
    "pptx": "documents.findings.office.slides.examine_slides",
    "html": "documents.findings.plain.web.examine_web",
    "txt": "documents.findings.plain.text.examine_text",
    "image": "documents.findings.plain.image.examine_image",
}
# Whoever sees a hundred of one kind mends them at their source; the number of the rest is told.
MOST_OF_ONE_RULE = 60
WEIGHTS = {Severity.BARRIER: 0, Severity.HARD: 1, Severity.ADVICE: 2}


def examine(content: bytes, file_type: "FileType") -> list[Finding]:
    """The findings alone."""
    return examine_whole(content, file_type.value).findings


def examine_whole(content: bytes, file_type: str) -> Examined:
    """Findings in the order of pages, sizes of pages, and what the validator says."""
    module, _, name = EXAMINERS[file_type].rpartition(".")
    examiner: Callable[[bytes], Examined] = getattr(import_module(module), name)
    examined = examiner(content)
    return Examined(
        findings=_bounded(sorted(examined.findings, key=place)),
        sizes=examined.sizes,
        made_with=examined.made_with,
        standard=examined.standard,
    )


def in_child(payload: bytes) -> bytes:
    """For ``documents.upload.limited``: the type on the first line, the file behind it; JSON out."""
    file_type, _, content = payload.partition(b"\n")
    return json.dumps(examined_as_json(examine_whole(content, file_type.decode()))).encode()


def place(finding: Finding) -> tuple[int, int, float]:
    """By which findings are sorted: page, weight, height on the page."""
    return finding.page, WEIGHTS[finding.severity], finding.box[1] if finding.box else 0.0


def _bounded(found: list[Finding]) -> list[Finding]:
    """At most so many of one rule; what is left out is counted in a finding of its own."""
    kept: list[Finding] = []
    counted: Counter[str] = Counter()
    for finding in found:
        counted[finding.rule] += 1
        if counted[finding.rule] <= MOST_OF_ONE_RULE:
            kept.append(finding)
    for rule, number in counted.items():
        if number > MOST_OF_ONE_RULE:
            kept.append(Finding("more-of-this", detail=f"{rule} {number - MOST_OF_ONE_RULE}", severity=Severity.ADVICE))
    return kept
