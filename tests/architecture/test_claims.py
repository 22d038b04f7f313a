"""What a document claims to be tested is tested by a test of that name."""

import re
from pathlib import Path

import pytest
from django.conf import settings

PAGES = {"profiles.md": 12, "proof.md": 60}


@pytest.mark.parametrize("page", PAGES)
def test_every_test_named_beside_a_requirement_exists(page: str) -> None:
    claimed = set(re.findall(r"`(test_\w+)`", (Path(settings.BASE_DIR) / "docs" / "taking-part" / page).read_text()))
    sources = "".join(path.read_text() for path in (Path(settings.BASE_DIR) / "tests").rglob("test_*.py"))
    existing = set(re.findall(r"^def (test_\w+)", sources, flags=re.MULTILINE))
    assert len(claimed) > PAGES[page]
    assert claimed - existing == set()
