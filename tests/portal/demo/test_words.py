"""Promises about the words of the demo town: kind, plain, and about nobody who exists."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from accessibility.easy_japanese.finding import Weight
from accessibility.easy_japanese.measure import Report, measure
from portal.demo import content
from portal.markup import plain
from portal.opening import WORDS

FILES = sorted(content.FOLDER.rglob("*.yaml"))
# Nobody's number: the exchange 00 after the area code does not exist.
NUMBER = re.compile(r"0\d{1,4}-\d{1,4}-\d{3,4}")
ADDRESS = re.compile(r"[\w.]+@[\w.]+|https?://[^\s/]+")
# Words that blame, that name people by a condition, or that say nothing when heard alone.
UNWANTED = ("障害者", "障碍", "健常者", "準拠", "クリック", "してください！", "お年寄り", "弱者", "誰一人取り残")


def texts(value: Any) -> Iterator[str]:
    """Every text inside a content file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_number_and_no_address_can_reach_anybody(path: Any) -> None:
    words = path.read_text(encoding="utf-8")
    assert all(number.startswith("0267-00-") for number in NUMBER.findall(words))
    assert all(address.endswith("engawa.example") for address in ADDRESS.findall(words))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_word_blames_or_labels(path: Any) -> None:
    words = path.read_text(encoding="utf-8")
    assert not [word for word in UNWANTED if word in words]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_links_say_where_they_lead(path: Any) -> None:
    links = re.findall(r"\[(.+?)\]\(", path.read_text(encoding="utf-8"))
    assert not {"こちら", "ここ", "詳細", "クリック"} & set(links)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_date_can_go_stale(path: Any) -> None:
    words = path.read_text(encoding="utf-8")
    assert not re.search(r"令和\d|20\d\d年|\d月\d+日|本日|明日|来週|先週", words)


def test_every_event_says_its_summary_in_whole_sentences() -> None:
    for words in (*content.read_all("events"), *content.read_all("documents"), *content.read_all("pages")):
        assert words["summary"].endswith("。"), words["slug"]
        assert len(words["summary"]) <= 120, words["slug"]


def test_the_easy_versions_are_easy() -> None:
    opening = yaml.safe_load(WORDS.read_text(encoding="utf-8"))["pages"]
    pages = [
        content.read("home"),
        *content.read_all("pages"),
        *content.read_all("events"),
        *content.read_all("documents"),
        *opening,
    ]
    easy = [words["easy"] for words in pages if "easy" in words]
    assert len(easy) >= 11
    hard = {text: report for words in easy for text in texts(words) if not easy_enough(report := measure(plain(text)))}
    assert list(hard) == []


def easy_enough(report: Report) -> bool:
    return all(finding.weight is Weight.HINT for finding in report.findings)


def test_files_are_small_enough_for_a_slow_line() -> None:
    sizes = {path.name: path.stat().st_size for path in content.FILES.iterdir()}
    assert sizes
    assert max(sizes.values()) < 150_000
