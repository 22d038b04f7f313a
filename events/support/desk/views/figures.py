"""The year's figures: on a screen, and as a table for the town's report."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cms.duty import staff_with
from events.support.desk.duties import FIGURES
from events.support.figures import ANSWERS, ENDS, FEWEST_TO_TELL, FigureRow, fiscal_year, years
from events.support.figures import figures as figures_of

BECAME = ("asked", *ENDS, "as_instead")
REACHED = (*ANSWERS, "cost_yen")


def columns() -> dict[str, str]:
    """The headings."""
    return {
        "asked": _("申し出"),
        "provided": _("用意した"),
        "alternative": _("代わりの方法"),
        "missing": _("用意できなかった"),
        "withdrawn": _("取り下げ"),
        "as_instead": _("代わりとして用意"),
        "reached": _("届いた"),
        "partly": _("一部だけ届いた"),
        "not_reached": _("届かなかった"),
        "cost_yen": _("費用（円）"),
    }


@staff_with(FIGURES)
@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """One year, kind by kind. Nobody is named, and one to four is said as 「5未満」."""
    now = timezone.now()
    known = years(now=now)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdigit() and int(asked) in known else fiscal_year(timezone.localdate(now))
    rows = figures_of(year, now=now)
    context = {
        "year": year,
        "years": known,
        "tables": [_table(_("どうなったか"), BECAME, rows), _table(_("届いたか、費用"), REACHED, rows)],
        "fewest": FEWEST_TO_TELL,
    }
    return render(request, "events/support/desk/figures.html", context)


def _table(heading: str, names: Sequence[str], rows: Sequence[FigureRow]) -> tuple[str, list[str], list[Any]]:
    return heading, [columns()[name] for name in names], [(row.kind, cells(row, names)) for row in rows]


def cells(row: FigureRow, names: Sequence[str]) -> list[str]:
    """In words: what may not be told is said so."""
    numbers = {**row.numbers, "cost_yen": row.cost_yen}
    return [_("言えません") if numbers[name] is None else str(numbers[name]) for name in names]


@staff_with(FIGURES)
@require_GET
def figures_csv(_request: HttpRequest, year: int) -> HttpResponse:
    """The same as a table, with a byte order mark, without which Excel shows Japanese as rubbish."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow([_("配慮"), *columns().values()])
    for row in figures_of(year, now=timezone.now()):
        writer.writerow([row.kind, *cells(row, list(columns()))])
    response = HttpResponse(sheet.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="support-{year}.csv"'
    return response
