"""What a document claims to be tested is tested by a test of that name."""

import re
from pathlib import Path

from django.conf import settings

PAGE = Path(settings.BASE_DIR) / "docs" / "taking-part" / "profiles.md"


def test_every_test_named_beside_a_requirement_exists() -> None:
    claimed = set(re.findall(r"`(test_\w+)`", PAGE.read_text()))
    sources = "".join(path.read_text() for path in (Path(settings.BASE_DIR) / "tests").rglob("test_*.py"))
    existing = set(re.findall(r"^def (test_\w+)", sources, flags=re.MULTILINE))
    assert len(claimed) > 12
    assert claimed - existing == set()
