"""Promises about the walk: pages and states in every view, and reports that are honest about them."""

import csv
import json
from pathlib import Path

import pytest
from django.utils import timezone

from accessibility.audit.engines.axe import AxeError, JapaneseAxe
from accessibility.audit.engines.codesniffer import CodeSniffer, CodeSnifferError
from accessibility.audit.findings import Audit
from accessibility.audit.reports import write_reports
from accessibility.audit.run import Auditor, State
from accessibility.audit.views import SECOND, TURNS, VIEWS, in_turn

pytestmark = pytest.mark.browser
GOOD = """<!doctype html><html lang="ja"><head><meta charset="utf-8">
<title>よいページ</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>縁側</h1><p>だれでも参加できます。</p></main></body></html>"""
BROKEN = """<!doctype html><html><head><meta charset="utf-8">
<title>こわれたページ</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="style-src-attr 'none'"></head>
<body><main><h1>縁側</h1><h1>もう一つ</h1><img src="data:," width="9"><input>
<p style="color:red">文</p><pre>とても長い、折り返されない行がここにあります。とても長い行です。</pre>
</main></body></html>"""
SOME = {"standard", "plain-zoomed", "plain-in-dark", "readings"}
WALKED = tuple(view for view in VIEWS if view.name in SOME)


@pytest.fixture(scope="module")
def result(folder: Path, site: str, browser, engines) -> Audit:
    (folder / "good.html").write_text(GOOD, encoding="utf-8")
    (folder / "broken.html").write_text(BROKEN, encoding="utf-8")
    states = [
        State("よい", "/good.html"),
        State("こわれた", "/broken.html"),
        State("ない", "/lost.html", status=404),
        State("あるはず", "/lost.html"),
    ]
    auditor = Auditor(browser, tuple(engines.values()), site)
    return auditor.audit([(states, WALKED)], now=timezone.now())


def rules_at(result: Audit, state: str) -> set[str]:
    return {finding.rule for visit, finding in result.violations if visit.state == state}


def test_a_good_page_passes_in_every_view(result):
    assert rules_at(result, "よい") == set()
    assert {visit.view for visit in result.visits if visit.state == "よい"} == {view.title for view in WALKED}


@pytest.mark.parametrize(
    "rule",
    ["image-alt", "label", "html-has-lang", "one-h1", "language", "reflow", "console", "html-error"],
)
def test_every_fault_of_a_broken_page_is_found(result, rule):
    assert rule in rules_at(result, "こわれた")


def test_every_engine_is_named_where_it_found_something(result):
    assert {finding.engine for _visit, finding in result.violations} == {
        "axe",
        "HTML_CodeSniffer",
        "Nu HTML checker",
        "own checks",
    }


def test_an_answer_with_an_unpromised_status_is_a_fault(result):
    assert "status" not in rules_at(result, "ない")
    assert "console" not in rules_at(result, "ない")
    assert "status" in rules_at(result, "あるはず")


def test_findings_are_told_in_japanese(result):
    (finding, *_rest) = [f for _visit, f in result.violations if f.rule == "image-alt"]
    assert "代替テキスト" in finding.text
    assert "wcag111" in finding.criteria


def test_reports_can_be_read_by_people_machines_and_spreadsheets(result, tmp_path: Path):
    write_reports(result, tmp_path)
    html = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "人が確かめること" in html
    assert "Nu HTML checker" in html
    assert "準拠" not in html
    assert "<h1>もう一つ" not in html
    assert len(json.loads((tmp_path / "audit.json").read_text(encoding="utf-8"))["visits"]) == 4 * len(WALKED)
    with (tmp_path / "audit.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(result.violations) + len(result.incomplete)


def test_a_cell_never_starts_a_formula(result, tmp_path: Path):
    result.violations[0][0].state = "=1+1"
    write_reports(result, tmp_path)
    assert ",'=1+1," in (tmp_path / "audit.csv").read_text(encoding="utf-8-sig")


def test_the_types_of_page_take_turns_and_no_view_is_left_out():
    turns = [{view.name for view in in_turn(number)} for number in range(TURNS)]
    assert set().union(*turns) == {view.name for view in VIEWS}
    assert all({view.name for view in SECOND} < turn for turn in turns)


def test_without_its_engines_the_audit_stops_and_says_what_to_do(tmp_path: Path):
    with pytest.raises(AxeError, match="npm ci"):
        JapaneseAxe(tmp_path)
    with pytest.raises(CodeSnifferError, match="npm ci"):
        CodeSniffer(tmp_path)
