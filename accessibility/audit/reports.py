"""The audit for reading (HTML), for machines (JSON) and for spreadsheets (CSV)."""

import json
from collections import Counter
from pathlib import Path

from django.template.loader import render_to_string

from accessibility.audit.findings import OWN_CHECKS, Audit, Finding, Visit
from accessibility.spreadsheets import as_csv

COLUMNS = (
    "結果",
    "検査",
    "規則",
    "内容",
    "重さ",
    "達成基準",
    "ページ",
    "アドレス",
    "見え方",
    "場所",
    "説明",
    "HTML",
    "参考",
)


def write_reports(result: Audit, folder: Path) -> None:
    """Write the three reports."""
    folder.mkdir(parents=True, exist_ok=True)
    html = render_to_string("accessibility/audit/report.html", context(result))
    (folder / "index.html").write_text(html, encoding="utf-8")
    report = json.dumps(result.as_dict(), ensure_ascii=False, indent=1)
    (folder / "audit.json").write_text(report, encoding="utf-8")
    rows = [row("違反", visit, finding) for visit, finding in result.violations]
    rows += [row("要確認", visit, finding) for visit, finding in result.incomplete]
    (folder / "audit.csv").write_bytes(as_csv([COLUMNS, *rows]))


def row(kind: str, visit: Visit, finding: Finding) -> tuple[str, ...]:
    """One line of the spreadsheet."""
    cells: tuple[str, ...] = (
        kind,
        finding.engine,
        finding.rule,
        finding.text,
        finding.impact,
        " ".join(finding.criteria),
        visit.state,
    )
    cells += (visit.address, visit.view, finding.target, finding.advice, finding.html, finding.help_url)
    return cells


def context(result: Audit) -> dict[str, object]:
    """What the HTML report shows: each rule once, with how often and an example of where."""
    return {
        "audit": result,
        "pages": [(name, [visit for visit in result.visits if visit.state == name]) for name in result.addresses],
        "violations": by_rule(result.violations),
        "incomplete": by_rule(result.incomplete),
        "own_checks": OWN_CHECKS,
    }


def by_rule(found: list[tuple[Visit, Finding]]) -> list[dict[str, object]]:
    """Findings of one rule together, the most frequent first."""
    counts = Counter(finding.rule for _visit, finding in found)
    return [
        {"count": count, "finding": first, "visit": visit, "places": sorted({f"{v.state} {f.target}" for v, f in same})}
        for rule, count in counts.most_common()
        for same in [[pair for pair in found if pair[1].rule == rule]]
        for visit, first in same[:1]
    ]
