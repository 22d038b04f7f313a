"""All that is found in a plain text file."""

import re
from collections.abc import Iterator

from documents.findings.finding import Examined, Finding, Severity, words_of
from documents.findings.words_found import kept_apart

RULED = re.compile(r"[─│┌┐└┘├┤┬┴┼━┃┏┓┗┛┣┫┳┻╋]{2,}|^\s*[+|][-=+]{5,}", re.MULTILINE)
RULED_LINES = 2
ENCODINGS = ("utf-8-sig", "cp932", "euc_jp", "iso2022_jp", "utf-16")


def examine_text(content: bytes) -> Examined:
    """Decode it, and look at its lines."""
    text = _decoded(content)
    if text is None:
        return Examined(findings=[Finding("letters-unreadable", severity=Severity.BARRIER)], made_with="text")
    return Examined(findings=[*_findings(text)], made_with="text")


def _decoded(content: bytes) -> str | None:
    for name in ENCODINGS:
        try:
            return content.decode(name)
        except UnicodeError:
            continue
    return None


def _findings(text: str) -> Iterator[Finding]:
    if "\ufffd" in text:
        line = next(line for line in text.splitlines() if "\ufffd" in line)
        yield Finding("letters-unreadable", detail=words_of(line), severity=Severity.BARRIER)
    ruled = [line for line in text.splitlines() if RULED.search(line)]
    if len(ruled) >= RULED_LINES:
        yield Finding("table-drawn", detail=words_of(ruled[0]), severity=Severity.BARRIER)
    for line in text.splitlines():
        if words := kept_apart(line):
            yield Finding("letters-apart", detail=words_of("、".join(words)), severity=Severity.ADVICE)
