"""The auditor's journey: every view, every type of page in most of them, every other in a few: no violation."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from accessibility.audit.views import VIEWS
from tests.hangs import give_up_after

# Two walks, so that two processors share the longest of all tests. Together they visit every page.
WALKS = ("1/2", "2/2")

# Ten minutes are enough for every other test (pyproject.toml).
LONGEST_SECONDS = 3600


@pytest.fixture
def patience() -> None:
    """More time before it counts as hung."""
    give_up_after(LONGEST_SECONDS)


@pytest.mark.browser
@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize(
    "share",
    [pytest.param(walk, marks=pytest.mark.xdist_group(f"audit{walk[0]}")) for walk in WALKS],
    ids=["one half of the pages", "the other half"],
)
def test_no_type_of_page_of_the_demo_town_has_a_violation_in_any_view(share: str, tmp_path: Path, capsys):
    call_command("audit_pages", output=tmp_path, share=share)
    assert ": 0 violations" in capsys.readouterr().out
    assert {"index.html", "audit.json", "audit.csv"} == {path.name for path in tmp_path.iterdir()}
    visits = json.loads((tmp_path / "audit.json").read_text(encoding="utf-8"))["visits"]
    assert {visit["view"] for visit in visits} == {view.title for view in VIEWS}
    assert len({visit["state"] for visit in visits}) >= 20
