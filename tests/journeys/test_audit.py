"""The auditor's journey: every public page of the demo town, in every view, without a violation."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command


@pytest.mark.browser
@pytest.mark.xdist_group("audit")
def test_no_public_page_of_the_demo_town_has_a_violation_in_any_view(tmp_path: Path, capsys):
    call_command("audit_pages", output=tmp_path)
    assert "0 violations" in capsys.readouterr().out
    assert {"index.html", "audit.json", "audit.csv"} == {path.name for path in tmp_path.iterdir()}
    visits = json.loads((tmp_path / "audit.json").read_text(encoding="utf-8"))["visits"]
    assert len({visit["view"] for visit in visits}) >= 6
    assert len({visit["state"] for visit in visits}) >= 20
