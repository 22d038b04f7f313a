"""The counts as staff see them: by document and need, and of one document by format and month."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accessibility.when import month_in_words
from documents.counting.models import FROM_PAPER, ORIGINAL, DownloadCount
from documents.counting.rules import shown, total
from documents.formats.kinds import FormatKind
from documents.formats.needs import NEED_OF, NEEDS
from documents.models import DocumentPage

MONTHS = 13
OTHERS: dict[str, str | Promise] = {ORIGINAL: _("もとのファイル"), FROM_PAPER: _("紙の番号から開いた")}
COLUMNS: dict[str, str | Promise] = {need.key: need.name for need in NEEDS if need.kinds} | OTHERS


@dataclass(frozen=True, slots=True)
class Row:
    """One document: a number for every column, in words, and the sum."""

    page: DocumentPage
    cells: list[str]
    sum: str


@dataclass(frozen=True, slots=True)
class Line:
    """One format of a document: a number for every month, in words."""

    name: str
    cells: list[str]


def months_until(today: dt.date) -> list[dt.date]:
    """The first days of this month and those before it, the newest first. No shorter time is offered.

    Two answers for times that differ by a day would tell what happened on that day.
    """
    number = today.year * 12 + today.month - 1
    return [dt.date(each // 12, each % 12 + 1, 1) for each in range(number, number - MONTHS, -1)]


def month_choices(today: dt.date) -> list[tuple[str, str]]:
    """For a field to choose from."""
    return [(month.strftime("%Y-%m"), month_in_words(month)) for month in months_until(today)]


def last_day(month: dt.date) -> dt.date:
    """Of the month that begins on this day."""
    return (month + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def rows_of(month: dt.date) -> list[Row]:
    """Every document of which something was taken in this month, the most wanted first."""
    counted: dict[int, dict[str, int]] = defaultdict(dict)
    found = DownloadCount.objects.between(month, last_day(month)).order_by().values_list("page", "kind")
    for page, kind, times in found.annotate(times=Sum("count")):
        counted[page][kind] = times
    pages = DocumentPage.objects.in_bulk(counted)
    # By what is shown: an order by the true sums would tell which of two hidden numbers is the larger.
    order = sorted(counted, key=lambda page: (-total(list(counted[page].values())).count, pages[page].title))
    return [_row(pages[page], counted[page]) for page in order]


def _row(page: DocumentPage, counts: dict[str, int]) -> Row:
    columns: dict[str, list[int]] = {column: [] for column in COLUMNS}
    for kind, times in counts.items():
        columns[column_of(kind)].append(times)
    return Row(page, [total(parts).words for parts in columns.values()], total(list(counts.values())).words)


def column_of(kind: str) -> str:
    """Under which need a format is counted."""
    return kind if kind in OTHERS else NEED_OF[FormatKind(kind)].key


def name_of(kind: str) -> str:
    """A format, or what else is counted, in words."""
    return str(OTHERS[kind]) if kind in OTHERS else str(FormatKind(kind).label)


def lines_of(page: DocumentPage, today: dt.date) -> Iterator[Line]:
    """Every format of a document that was ever taken in these months, month by month."""
    months = months_until(today)
    found = DownloadCount.objects.filter(page=page, day__gte=months[-1]).order_by()
    by_month = found.annotate(month=TruncMonth("day")).values_list("kind", "month").annotate(times=Sum("count"))
    counted = {(kind, month): times for kind, month, times in by_month}
    for kind in [*FormatKind.values, *OTHERS]:
        numbers = [counted.get((kind, month), 0) for month in months]
        if any(numbers):
            yield Line(name_of(kind), [shown(number) for number in numbers])


def records() -> Iterator[list[str]]:
    """For a file: document, format, month, number in words."""
    yield ["資料番号", "資料", "形式", "月", "回数"]
    found = DownloadCount.objects.order_by().annotate(month=TruncMonth("day"))
    rows = found.values_list("page", "page__title", "kind", "month").annotate(times=Sum("count"))
    for page, title, kind, month, times in rows.order_by("-month", "page", "kind"):
        yield [DocumentPage(pk=page).number, title, name_of(kind), month.strftime("%Y-%m"), shown(times)]
