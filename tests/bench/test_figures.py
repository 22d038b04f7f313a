"""Promises about how figures are told."""

import json
from datetime import UTC, datetime

import pytest

from tests.bench.figures import Figure, as_markdown, write


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        (Figure("bytes", 13.9, "kB", 14), "PASS"),
        (Figure("bytes", 14.1, "kB", 14), "over"),
        (Figure("rate", 0.5, "", 0.5, at_least=True), "PASS"),
        (Figure("rate", 0.4, "", 0.5, at_least=True), "over"),
        (Figure("sound", None, "s", 1), "none"),
    ],
)
def test_a_figure_says_whether_its_budget_is_kept(figure, verdict):
    assert figure.verdict == verdict


def test_reports_are_written_for_people_and_machines(tmp_path):
    figures = [Figure("cold start", 1.234, "s", 3)]
    write(figures, tmp_path, now=datetime(2026, 11, 22, tzinfo=UTC))
    assert json.loads((tmp_path / "bench.json").read_text())["figures"][0]["verdict"] == "PASS"
    assert "| PASS | cold start | 1.23 s | ≤ 3 |" in (tmp_path / "bench.md").read_text() == as_markdown(figures)
