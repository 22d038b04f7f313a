"""A town of many short pages for measuring search, and how well the questions about it are answered."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Final
from uuid import uuid4

import yaml
from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cms.models import HomePage, InformationPage

HERE: Final = Path(__file__).parent
# So many results are looked at when nothing, or little, is right: the first page.
FIRST_PAGE: Final = 10
AREAS: Final = ("日向台", "木陰", "まめ坂", "川端", "駅前", "東原", "上町", "湯の入", "岸野", "長土呂")


@dataclass(frozen=True, slots=True)
class Item:
    """One page of the corpus: its words, and what it is about."""

    title: str
    sentence: str
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody types, the titles that are right, and whether nothing may be tuned on it."""

    text: str
    kind: str
    right: frozenset[str]
    is_held_out: bool


def corpus() -> list[Item]:
    """The pages of search_corpus.yaml."""
    topics = yaml.safe_load((HERE / "search_corpus.yaml").read_text(encoding="utf-8"))
    return [_item(topic, line) for topic, lines in topics.items() for line in lines]


def _item(topic: str, line: str) -> Item:
    words, *tags = line.split(" +")
    title, sentence = words.split("｜")
    return Item(title, sentence, frozenset([topic, *tags]))


def questions() -> list[Question]:
    """The questions of search_queries.yaml. A judgement that names nothing there is a mistake."""
    asked = yaml.safe_load((HERE / "search_queries.yaml").read_text(encoding="utf-8"))
    items = corpus()
    flat = [(kind, str(text), wanted) for kind, rows in asked.items() for text, wanted in rows]
    return [
        Question(text, kind, frozenset().union(*(_titles(items, name) for name in wanted)), bool(number % 2))
        for number, (kind, text, wanted) in enumerate(flat)
    ]


def _titles(items: list[Item], name: str) -> set[str]:
    found = {item.title for item in items if name in item.topics or item.title.startswith(name)}
    if not found:
        raise LookupError(f"search_queries.yaml: no topic and no title begins with {name}")
    return found


def variations(titles: Iterable[tuple[str, str]], number: int) -> Iterator[tuple[str, str]]:
    """As many pages as wanted out of few: the same events in many places, year after year."""
    pool = list(titles)
    for count, (title, sentence) in enumerate(islice(cycle(pool), number)):
        turn = count // len(pool)
        where = AREAS[(count + turn) % len(AREAS)]
        yield f"{title}（{where}・第{turn + 1}回）", f"{sentence}{where}会館で、令和{turn % 8 + 1}年度に開きます。"


def fill(home: HomePage, words: Iterable[tuple[str, str]]) -> list[int]:
    """Pages below ``home``, straight into the tables and the index: thousands of saves would take minutes."""
    kind, now, start = ContentType.objects.get_for_model(InformationPage), timezone.now(), home.numchild
    rows = [
        InformationPage(
            title=title, draft_title=title, slug=f"s{number}", summary=summary, content_type=kind, depth=3,
            path=Page._get_path(home.path, 3, number + 1), url_path=f"{home.url_path}s{number}/", locale=home.locale,
            live=True, translation_key=uuid4(), first_published_at=now, last_published_at=now, numchild=0,
        )
        for number, (title, summary) in enumerate(words, start=start)
    ]  # fmt: skip
    parents = [
        Page(**{field.attname: getattr(row, field.attname) for field in Page._meta.concrete_fields}) for row in rows
    ]
    for row, parent in zip(rows, Page.objects.bulk_create(parents, batch_size=500), strict=True):
        row.pk = row.page_ptr_id = row.id = parent.pk
    fields = InformationPage._meta.local_concrete_fields
    for begin in range(0, len(rows), 200):
        batch = rows[begin : begin + 200]
        InformationPage._base_manager._insert(batch, fields=fields, using=DEFAULT_DB_ALIAS)
        get_search_backend().get_index_for_model(InformationPage).add_items(InformationPage, batch)
    Page.objects.filter(pk=home.pk).update(numchild=start + len(rows))
    return [row.pk for row in rows]


@dataclass(frozen=True, slots=True)
class Score:
    """How one question was answered. ``recall`` is None where nothing is right."""

    question: Question
    recall: float | None
    precision: float
    wrong: tuple[str, ...]
    missing: tuple[str, ...]


def judge(question: Question, found: list[str]) -> Score:
    """Titles found, best first, against those that are right.

    Looked at is the first page, or as many as are right where these are more: what nobody leafs to does not count.
    """
    depth = max(FIRST_PAGE, len(question.right))
    shown = found[:depth]
    hits = [title for title in shown if title in question.right]
    wrong = tuple(title for title in shown if title not in question.right)
    missing = tuple(sorted(question.right.difference(shown)))
    recall = len(hits) / len(question.right) if question.right else None
    precision = len(hits) / len(shown) if shown else 1.0 if not question.right else 0.0
    return Score(question, recall, precision, wrong, missing)


def scores(search: Callable[[str], list[str]], *, held_out: bool | None = None) -> list[Score]:
    """Every question, or one half of them, asked."""
    asked = [question for question in questions() if held_out in {None, question.is_held_out}]
    return [judge(question, search(question.text)) for question in asked]


def recall(results: list[Score]) -> float:
    """The mean over the questions that something answers."""
    known = [score.recall for score in results if score.recall is not None]
    return sum(known) / len(known)


def precision(results: list[Score]) -> float:
    """The mean over all questions."""
    return sum(score.precision for score in results) / len(results)


def titles_of(ids: list[int], kept: dict[int, str]) -> list[str]:
    """In their order; pages that nobody judged are left out of account."""
    return [kept[pk] for pk in ids if pk in kept]


def kept_titles(ids: list[int]) -> dict[int, str]:
    """The judged pages."""
    return {pk: str(title) for pk, title in Page.objects.filter(pk__in=ids).values_list("pk", "title")}
