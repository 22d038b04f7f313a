"""What an audit found, in a shape that every report is written from."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

# A failure of one of our own checks; axe's failures carry axe's rule names.
OWN_CHECKS = {
    "one-h1": "見出し1がちょうど1つある",
    "language": "ページの言語が書いてある",
    "page-title": "題名があり、ほかのページとちがう",
    "reflow": "幅320ピクセルで横にはみ出さない（1.4.10）",
    "console": "CSP違反やスクリプトのエラーがない",
    "status": "返事の番号が約束どおり",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule, failed or left to a person to judge, at one place of one page in one view."""

    rule: str
    text: str
    impact: str
    criteria: tuple[str, ...]
    target: str
    html: str
    advice: str
    help_url: str = ""


@dataclass(slots=True)
class Visit:
    """One page in one view."""

    state: str
    address: str
    view: str
    title: str = ""
    violations: list[Finding] = field(default_factory=list)
    incomplete: list[Finding] = field(default_factory=list)
    rules_passed: int = 0


@dataclass(slots=True)
class Audit:
    """All visits, and with what they were made."""

    started_at: datetime
    engine: str
    browser: str
    views: tuple[str, ...]
    visits: list[Visit] = field(default_factory=list)

    @property
    def violations(self) -> list[tuple[Visit, Finding]]:
        """Everything that is wrong."""
        return [(visit, finding) for visit in self.visits for finding in visit.violations]

    @property
    def incomplete(self) -> list[tuple[Visit, Finding]]:
        """Everything that a person has to judge."""
        return [(visit, finding) for visit in self.visits for finding in visit.incomplete]

    @property
    def addresses(self) -> list[str]:
        """Every page and state visited."""
        return list(dict.fromkeys(visit.state for visit in self.visits))

    def as_dict(self) -> dict[str, Any]:
        """For the JSON report."""
        return {**asdict(self), "started_at": self.started_at.isoformat()}


def own_finding(check: str, advice: str, *, target: str = "html", html: str = "") -> Finding:
    """A failure of one of our own checks."""
    return Finding(check, OWN_CHECKS[check], "serious", (), target, html, advice)
