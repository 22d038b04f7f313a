"""Files to import, and the import in one word."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from events.models import EventIndexPage
from events.opendata.importing import Options, Outcome, import_tables
from events.opendata.reading import read_table

FILES = Path(__file__).parent / "files"
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
Import = Callable[..., Outcome]


@pytest.fixture
def import_files(event_index: EventIndexPage) -> Import:
    """Import files of this folder by name, or contents given as bytes."""

    def run(*files: str | bytes, **options: object) -> Outcome:
        contents = [(FILES / file).read_bytes() if isinstance(file, str) else file for file in files]
        names = [file if isinstance(file, str) else "given.csv" for file in files]
        tables = [read_table(content, file=name) for content, name in zip(contents, names, strict=True)]
        return import_tables(tables=tables, index=event_index, now=NOW, options=Options(**options))

    return run
