"""A newcomer can read every piece in one sitting."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOMS = ("accessibility", "cms", "residents", "documents", "events", "portal")
FILE_LINES, FUNCTION_LINES, TEMPLATE_LINES = 400, 40, 140
# Longer than the limit, each for its reason.
EXCEPTIONS: dict[str, str] = {}


def sources(*suffixes: str) -> Iterator[Path]:
    """Our own source files, migrations left out (they are written by Django)."""
    for room in (*ROOMS, "tests", "scripts", "static"):
        for path in sorted((settings.BASE_DIR / room).rglob("*")):
            wanted = path.suffix in suffixes and not {"migrations", "node_modules"} & set(path.parts)
            if wanted and str(path.relative_to(settings.BASE_DIR)) not in EXCEPTIONS:
                yield path


def identify(path: Path) -> str:
    return str(path.relative_to(settings.BASE_DIR))


@pytest.mark.parametrize("path", list(sources(".py", ".css", ".js")), ids=identify)
def test_no_file_is_longer_than_one_can_hold_in_mind(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= FILE_LINES


@pytest.mark.parametrize("path", list(sources(".html")), ids=identify)
def test_no_template_is_longer_than_one_can_hold_in_mind(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= TEMPLATE_LINES


@pytest.mark.parametrize("path", list(sources(".py")), ids=identify)
def test_no_function_is_longer_than_a_screen(path: Path) -> None:
    long = [
        f"{node.name}: {length} lines"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES
    ]
    assert long == []


def test_every_exception_is_still_needed() -> None:
    for name in EXCEPTIONS:
        assert len((settings.BASE_DIR / name).read_text().splitlines()) > TEMPLATE_LINES
