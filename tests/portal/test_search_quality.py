"""Promises about how well the town's questions are answered, on whichever database the tests run.

``make bench`` publishes the figures; here they may only not fall. Nothing is tuned on the half that is held out.
"""

from collections.abc import Callable

import pytest
from django.utils import timezone

from accessibility.search.synonyms import bring_shipped_groups
from cms.models import HomePage
from portal.search import find_pages
from tests.bench.search_town import corpus, fill, kept_titles, precision, recall, scores, titles_of

pytestmark = pytest.mark.database


@pytest.fixture
def search(home: HomePage) -> Callable[[str], list[str]]:
    bring_shipped_groups()
    kept = kept_titles(fill(home, [(item.title, item.sentence) for item in corpus()]))
    return lambda text: titles_of(find_pages(text, now=timezone.now()), kept)


def test_there_are_enough_pages_and_questions() -> None:
    assert len({item.title for item in corpus()}) == len(corpus()) >= 300
    assert len(scores(lambda _text: [])) >= 100


@pytest.mark.parametrize("held_out", [False, True], ids=["tuned on", "held out"])
def test_what_is_right_is_found_and_little_else(search: Callable[[str], list[str]], held_out: bool) -> None:
    results = scores(search, held_out=held_out)
    poor = [(s.question.text, s.wrong, s.missing) for s in results if s.precision < 1 or s.recall not in {1, None}]
    assert recall(results) >= 0.9, poor
    assert precision(results) >= 0.9, poor
