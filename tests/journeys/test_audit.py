"""The auditor's journey: every public page of the demo town, in every view, without a violation."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from accessibility.audit.views import VIEWS, View

# Two walks, so that two processors share the longest of all tests. Together they are every view.
WALKS = (VIEWS[0::2], VIEWS[1::2])


@pytest.mark.browser
@pytest.mark.parametrize(
    "views",
    [pytest.param(walk, marks=pytest.mark.xdist_group(f"audit{number}")) for number, walk in enumerate(WALKS)],
    ids=["one half of the views", "the other half"],
)
def test_no_public_page_of_the_demo_town_has_a_violation_in_any_view(views: tuple[View, ...], tmp_path: Path, capsys):
    call_command("audit_pages", output=tmp_path, views=",".join(view.name for view in views))
    assert "0 violations" in capsys.readouterr().out
    assert {"index.html", "audit.json", "audit.csv"} == {path.name for path in tmp_path.iterdir()}
    visits = json.loads((tmp_path / "audit.json").read_text(encoding="utf-8"))["visits"]
    assert {visit["view"] for visit in visits} == {view.title for view in views}
    assert len({visit["state"] for visit in visits}) >= 20
