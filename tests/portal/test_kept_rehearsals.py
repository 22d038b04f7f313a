"""Promises about towns that are prepared once and copied."""

import os
import time
from pathlib import Path
from threading import Thread

import pytest

from portal.kept_rehearsals import OLDEST_SECONDS, SAID, code_hash, kept_copy


class Carpenter:
    """Prepares towns, and counts them."""

    def __init__(self) -> None:
        self.built = 0

    def __call__(self, folder: Path) -> str:
        self.built += 1
        time.sleep(0.05)
        (folder / "engawa.sqlite3").write_text("町")
        return f"{self.built}つ目の町ができました。"


@pytest.fixture
def carpenter(tmp_path: Path, settings) -> Carpenter:
    settings.VAR_DIR = tmp_path / "var"
    return Carpenter()


def test_whoever_asks_second_gets_a_copy_and_both_may_change_theirs(carpenter, tmp_path):
    first = kept_copy(tmp_path / "one", kind="demo", prepare=carpenter)
    (tmp_path / "one" / "engawa.sqlite3").write_text("変えた")
    assert kept_copy(tmp_path / "two", kind="demo", prepare=carpenter) == first
    assert (tmp_path / "two" / "engawa.sqlite3").read_text() == "町"
    assert carpenter.built == 1


def test_two_who_ask_at_once_wait_for_one_town(carpenter, tmp_path):
    asking = [
        Thread(target=kept_copy, args=[tmp_path / n], kwargs={"kind": "demo", "prepare": carpenter}) for n in "ab"
    ]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert carpenter.built == 1
    assert (tmp_path / "a" / SAID).read_text() == (tmp_path / "b" / SAID).read_text()


def test_a_town_too_old_to_have_anything_that_runs_now_is_built_anew(carpenter, tmp_path, settings):
    kept_copy(tmp_path / "one", kind="demo", prepare=carpenter)
    long_ago = time.time() - OLDEST_SECONDS - 1
    (said,) = (settings.VAR_DIR / "rehearsals").glob(f"demo-*/{SAID}")
    os.utime(said, (long_ago, long_ago))
    kept_copy(tmp_path / "two", kind="demo", prepare=carpenter)
    assert carpenter.built == 2


def test_a_preparation_that_fails_leaves_nothing_to_copy(carpenter, tmp_path):
    def fail(folder: Path) -> str:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        kept_copy(tmp_path / "one", kind="demo", prepare=fail)
    kept_copy(tmp_path / "two", kind="demo", prepare=carpenter)
    assert (tmp_path / "two" / "engawa.sqlite3").exists()


def test_a_changed_template_makes_another_town(tmp_path):
    template = tmp_path / "portal" / "page.html"
    template.parent.mkdir()
    template.write_text("前")
    before = code_hash(tmp_path)
    (template.parent / "page.pyc").write_text("x")
    assert code_hash(tmp_path) == before
    template.write_text("後")
    assert code_hash(tmp_path) != before
