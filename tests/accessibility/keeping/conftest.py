"""Pages to be spoken, and a place of their own for their sound."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from accessibility.readings import table
from accessibility.speech.engines import recorded
from cms.models import HomePage, InformationPage
from tests.accessibility.keeping import engine

SETTINGS = "tests.accessibility.keeping.settings"
Program = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture(autouse=True)
def media(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.ENGAWA_SPEECH_ENGINE = "accessibility.speech.engines.recorded.HurriedEngine"
    recorded.asked.clear()
    table.forget()
    return settings.MEDIA_ROOT


@pytest.fixture
def make_page(home: HomePage) -> Callable[..., InformationPage]:
    def make(*sentences: str, slug: str = "page") -> InformationPage:
        body = [("paragraph", f"<p>{sentence}</p>") for sentence in sentences]
        return home.add_child(instance=InformationPage(title="案内", slug=slug, body=body))

    return make


@pytest.fixture
def program(shared_database: Callable[[], str], media: Path, tmp_path: Path) -> Program:
    """Start a Python program beside this one, with the same database and the same storage."""
    shared: dict[str, str] = {}

    def start(*arguments: str, workers: int = 1) -> "subprocess.Popen[str]":
        if not shared:
            shared["DATABASE_URL"] = shared_database()
        environment = (
            os.environ
            | shared
            | {
                "DJANGO_SETTINGS_MODULE": SETTINGS,
                "ENGAWA_TEST_MEDIA": str(media),
                engine.LOG: str(tmp_path / "spoken.txt"),
                engine.WORKERS: str(workers),
            }
        )
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=django_settings.BASE_DIR, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    return start


@pytest.fixture
def spoken(tmp_path: Path) -> Callable[[], list[tuple[str, str]]]:
    """Process and words of every sentence that the programs spoke."""

    def read() -> list[tuple[str, str]]:
        lines = [line.partition(" ") for line in (tmp_path / "spoken.txt").read_text("utf-8").splitlines()]
        return [(process, words) for process, _space, words in lines if words != engine.READY]

    return read
