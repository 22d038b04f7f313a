"""What the documents say is what the code does."""

import re
import tomllib
from pathlib import Path

from django.conf import settings

DOCS = Path(settings.BASE_DIR) / "docs"


def test_every_setting_of_ours_is_documented() -> None:
    source = "".join(p.read_text() for p in Path(settings.BASE_DIR / "portal" / "settings").glob("*.py"))
    ours = set(re.findall(r"\b(ENGAWA_[A-Z_]+|DATABASE_URL|CACHE_URL|EMAIL_URL)\b", source))
    documented = set(re.findall(r"`([A-Z_]+)`", (DOCS / "settings.md").read_text()))
    assert ours - documented == set()


def test_every_direct_dependency_is_explained() -> None:
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())
    direct = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {re.split(r"[\[~=<>]", line)[0].lower() for line in direct}
    explained = {
        name.lower() for name in re.findall(r"^\| ([\w.-]+)", (DOCS / "dependencies.md").read_text(), re.MULTILINE)
    }
    assert names - explained == set()


def test_no_lock_names_an_address() -> None:
    locks = [*(settings.BASE_DIR / "requirements").glob("*.txt"), settings.BASE_DIR / "tests" / "package-lock.json"]
    naming = [lock.name for lock in locks if re.search(r'index-url|find-links|file:|"resolved"', lock.read_text())]
    assert naming == []
