"""What the detectors say: one finding each, as plain as it can be stored."""

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

Box = tuple[float, float, float, float]
LONGEST_DETAIL = 120
# Marks are drawn in the browser at no more than some thousand pixels.
DIGITS = 4


class Severity(StrEnum):
    """How much it matters to the people whom it concerns; never a score."""

    BARRIER = "barrier"
    HARD = "hard"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing, at one place.

    ``rule`` names an entry of ``documents.findings.words``. ``page`` counts from 1 (sheets and slides too); 0 means the
    whole document. ``box`` is left, top, right, bottom as shares of the page, from the top left. ``detail`` is a piece
    of the file itself (its words, a name of a sheet): never a sentence of ours, because it is stored and those are
    translated. ``anchor`` is text near by, by which the place is found on paper in files that know no pages (Word).
    """

    rule: str
    page: int = 0
    box: Box | None = None
    detail: str = ""
    severity: Severity = Severity.HARD
    anchor: str = ""

    def at(self, page: int, box: Box | None) -> "Finding":
        """The same finding, found on paper."""
        return replace(self, page=page, box=box)


@dataclass(frozen=True, slots=True)
class Unmet:
    """One rule of PDF/UA-1 that the validator says is not kept: its own name and words, and the page if it says so."""

    rule: str
    page: int
    message: str


@dataclass(frozen=True, slots=True)
class Standard:
    """What the validator of PDF/UA-1 said. ``problem`` is its own word for why it gave up, or empty."""

    total: int
    passed: int
    unmet: list[Unmet]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Examined:
    """A whole file, examined. ``sizes`` are widths and heights of its pages; ``made_with`` what the file says of it."""

    findings: list[Finding]
    sizes: list[tuple[float, float]] = field(default_factory=list)
    made_with: str = ""
    standard: Standard | None = None


def share(box: tuple[float, float, float, float]) -> Box:
    """Inside the page, and no longer than anybody can see."""
    left, top, right, bottom = (round(min(max(value, 0.0), 1.0), DIGITS) for value in box)
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def keyed(findings: list[Finding]) -> list[tuple[str, Finding]]:
    """Each with a name by which it is known again when the same file is looked at anew, on paper or not."""
    counted: Counter[str] = Counter()
    named = []
    for finding in findings:
        where = (0, []) if finding.anchor else (finding.page, [round(value, 2) for value in finding.box or ()])
        said = json.dumps([finding.rule, *where, finding.detail, finding.anchor], ensure_ascii=False)
        counted[said] += 1
        named.append((hashlib.sha256(f"{said} {counted[said]}".encode()).hexdigest(), finding))
    return named


def words_of(text: str) -> str:
    """A piece of the file, on one line, short enough to be shown; nothing that cannot be stored."""
    tidy = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return tidy if len(tidy) <= LONGEST_DETAIL else f"{tidy[: LONGEST_DETAIL - 1]}…"


def examined_as_json(examined: Examined) -> dict[str, Any]:
    """For the way out of the child, and for storing."""
    return asdict(examined)


def examined_from_json(stored: dict[str, Any]) -> Examined:
    """As it was."""
    standard = stored.get("standard")
    return Examined(
        findings=[finding_from_json(each) for each in stored["findings"]],
        sizes=[(width, height) for width, height in stored["sizes"]],
        made_with=stored["made_with"],
        standard=Standard(**standard | {"unmet": [Unmet(**each) for each in standard["unmet"]]}) if standard else None,
    )


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """For the way into the child and out of it."""
    return asdict(finding)


def finding_from_json(stored: dict[str, Any]) -> Finding:
    """As it was."""
    box = stored["box"]
    return Finding(**stored | {"box": share(tuple(box)) if box else None, "severity": Severity(stored["severity"])})
