"""What an audit found, in a shape that every report is written from."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

# A failure of one of our own checks: what is promised, and the criteria of WCAG 2.2 that ask for it.
OWN_CHECKS: dict[str, tuple[str, tuple[str, ...]]] = {
    "one-h1": ("見出し1がちょうど1つある", ()),
    "language": ("ページの言語が書いてある", ("wcag311",)),
    "page-title": ("題名があり、ほかのページとちがう", ("wcag242",)),
    "status": ("返事の番号が約束どおり", ()),
    "console": ("CSP違反やスクリプトのエラーがない", ()),
    "looks-only": ("見た目の設定は、html要素の属性だけを変える", ()),
    "reflow": ("横にはみ出さない", ("wcag1410",)),
    "cut-off": ("文字が箱で切れない", ("wcag144", "wcag1412")),
    "target-44": ("押すところは縦も横も44ピクセル以上（文の中のリンクをのぞく）", ("wcag255",)),
    "target-24": ("押すところは24ピクセルより小さくない", ("wcag258",)),
    "focus-visible": ("キーボードで選んだところが、どの配色でも見て分かる", ("wcag247", "wcag2413")),
    "focus-order": ("Tabの順番が、書いてある順番と同じで、すべてに届く", ("wcag211", "wcag243")),
    "focus-obscured": ("キーボードで選んだところが、かくれていない", ("wcag2411", "wcag2412")),
    "focus-trap": ("Tabで、ページの終わりまで進める", ("wcag212",)),
    "accesskey": ("accesskeyを使っていない", ("wcag214",)),
    "tabindex": ("Tabの順番を変えるtabindexを使っていない", ("wcag243",)),
    "hover-only": ("マウスをのせたときだけ見えるものがない", ("wcag211", "wcag1413")),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule, failed or left to a person to judge, at one place of one page in one view."""

    engine: str
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
    engines: tuple[str, ...]
    browser: str
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
    def views(self) -> list[str]:
        """Every view in which something was visited."""
        return list(dict.fromkeys(visit.view for visit in self.visits))

    @property
    def addresses(self) -> list[str]:
        """Every page and state visited."""
        return list(dict.fromkeys(visit.state for visit in self.visits))

    def as_dict(self) -> dict[str, Any]:
        """For the JSON report."""
        return {**asdict(self), "started_at": self.started_at.isoformat()}


def own_finding(check: str, advice: str, *, target: str = "html", html: str = "") -> Finding:
    """A failure of one of our own checks."""
    text, criteria = OWN_CHECKS[check]
    return Finding("own checks", check, text, "serious", criteria, target, html, advice)
