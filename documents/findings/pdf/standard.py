"""PDF/UA-1 (ISO 14289-1), by page-validation: 104 rules for machines, the first place where each fails."""

import importlib
import re
from typing import Any

from documents.findings.finding import Finding, Severity, Standard, Unmet, words_of

# What our own findings already say, in plainer words and with its place.
SAID_BY_OURS = {
    "CONTENT-TAGGING", "DISPLAY-DOC-TITLE", "FIGURE-ALTERNATIVE-TEXT", "FONT-EMBEDDING", "FORM-FIELD-TU-ALT",
    "FORMULA-ALTERNATIVE-TEXT", "HEADING-NESTING", "METADATA-TITLE", "STRUCT-TREE-ROOT", "TABLE-HEADERS-SCOPE",
    "TABLE-HEADERS-UNDEFINED", "TAGGED-DOCUMENT", "TEXT-LANGUAGE", "VIEWER-PREFERENCES", "ENCRYPTION-P",
}  # fmt: skip
# Declarations for validators; no reader is worse off without them.
ONLY_DECLARED = {
    "ID-PART", "ID-SCHEMA", "ID-PART-PREFIX", "ID-AMD-PREFIX", "ID-CORR-PREFIX", "METADATA-STRUCTURE", "HEADER",
    "CID-SUBSET-CIDSET", "FONT-TYPE1-CHARSET",
}  # fmt: skip
PAGE_IN_WORDS = re.compile(r"\bpage (\d+)\b")


def standard_of(content: bytes) -> Standard:
    """What the validator says. Its giving up is told as such: it is not the file's fault alone."""
    # By name: fifty megabytes that only the child carries.
    validator: Any = importlib.import_module("page")
    try:
        report = validator.validate_pdf_bytes(content, profile="ua1")
    except validator.PageError as error:
        return Standard(total=0, passed=0, unmet=[], problem=words_of(str(error)))
    unmet = [
        Unmet(_name(failure.rule_id), _page(failure.message), words_of(failure.message)) for failure in report.failures
    ]
    return Standard(total=report.rules.total, passed=report.rules.passed, unmet=unmet)


def findings(standard: Standard, *, pages: int, ours: set[str]) -> list[Finding]:
    """What only the validator knows, as findings of ours; one for each rule.

    A file without tags keeps none of the rules about tags: that is said once. So with languages.
    """
    found: list[Finding] = []
    if "untagged" in ours:
        return found
    for unmet in standard.unmet:
        follows = "language-missing" in ours and "LANGUAGE" in unmet.rule
        if follows or unmet.rule in SAID_BY_OURS | ONLY_DECLARED:
            continue
        page = unmet.page if unmet.page <= pages else 0
        found.append(Finding("pdf-ua", page, detail=unmet.rule, severity=Severity.ADVICE))
    return found


def _name(rule: str) -> str:
    """`PDFUA1-LINK-CONTENTS-001` is LINK-CONTENTS to us."""
    return re.sub(r"^PDFUA1-|-\d+$", "", rule)


def _page(message: str) -> int:
    named = PAGE_IN_WORDS.search(message)
    return int(named.group(1)) if named else 0
