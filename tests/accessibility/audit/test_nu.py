"""Promises about the Nu HTML checker: it judges what the server sent, all at once, and is overruled narrowly."""

from pathlib import Path

import pytest

from accessibility.audit.engines.nu import OVERRULED, NuChecker, NuError

pytestmark = pytest.mark.browser
FAULTS = {
    "Duplicate ID": '<p id="a">一</p><p id="a">二</p>',
    "Stray end tag": "<p>一</p></section>",
    "not allowed on element": '<p banana="1">一</p>',
    "An “img” element must have an “alt” attribute": '<img src="x.png">',
}
# What is overruled, and beside each what is still said.
OVERRULED_PAGES = {
    "list": '<ul role="list"><li>一</li></ul>',
    "table": '<table role="table"><tbody role="rowgroup"><tr role="row"><td role="cell">一</td></tr></tbody></table>',
    "container": "main { container: room / inline-size; } @container room (width > 9em) { p { color: #000; } }",
    "highlight": "::highlight(engawa-sentence) { background-color: #ff0; color: #000; }",
}
STILL_SAID = {
    "navigation": '<nav role="navigation"><ul><li>一</li></ul></nav>',
    "another role": '<table><tbody><tr><td role="heading" aria-level="2">一</td></tr></tbody></table>',
    "another property": "main { contaner: room; }",
    "another parse error": "main { color: ); }",
    "another highlight": "::highlight(engawa-word) { background-color: #ff0; color: #000; }",
}


def test_every_fault_is_found_in_one_go_and_only_the_written_reasons_overrule(show, engines):
    engine = engines["NuChecker"]
    pages = {}
    for name, body in {**FAULTS, **OVERRULED_PAGES, **STILL_SAID, "good": "<p>よい</p>"}.items():
        shown = show(body) if body.startswith("<") else show(css=body)
        engine.look(shown)
        pages[name] = shown.visit
    found = [(visit, finding.text) for visit, finding in engine.finish()]
    for words in FAULTS:
        assert [text for visit, text in found if visit is pages[words] and words in text], words
    for name in (*OVERRULED_PAGES, "good"):
        assert [text for visit, text in found if visit is pages[name]] == [], name
    for name in STILL_SAID:
        assert [text for visit, text in found if visit is pages[name]], name
    assert list(engine.finish()) == []


def test_the_same_page_is_judged_once(show, engines):
    for _time in range(2):
        engines["NuChecker"].look(show("<p>同じ</p>"))
    assert len(engines["NuChecker"].sources) == 1
    engines["NuChecker"].sources.clear()


def test_without_the_checker_the_audit_stops_and_says_what_to_do(tmp_path: Path):
    with pytest.raises(NuError, match="npm ci"):
        NuChecker(tmp_path)


def test_every_overruling_says_why():
    assert all(len(reason.because) > 20 for reason in OVERRULED)
