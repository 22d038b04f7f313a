"""The year's figures: on a screen, and as a table for the town's report."""

from __future__ import annotations

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cms.duty import staff_with
from events.support.desk.duties import FIGURES
from events.support.figures import ANSWERS, ENDS, FEWEST_TO_TELL, fiscal_year, years
from events.support.figures import figures as figures_of

SHOWN = ("asked", *ENDS, "as_instead", *ANSWERS)


def columns() -> list[str]:
    """The headings, in the order of ``SHOWN``."""
    return [
        _("申し出"),
        _("用意した"),
        _("代わりの方法"),
        _("用意できなかった"),
        _("取り下げ"),
        _("代わりとして用意"),
        _("届いた"),
        _("一部だけ届いた"),
        _("届かなかった"),
    ]


@staff_with(FIGURES)
@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """One year, kind by kind. Nobody is named, and one to four is said as 「5未満」."""
    now = timezone.now()
    known = years(now=now)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdigit() and int(asked) in known else fiscal_year(timezone.localdate(now))
    context = {
        "year": year,
        "years": known,
        "columns": columns(),
        "rows": [(row.kind, cells(row.numbers), row.cost_yen) for row in figures_of(year, now=now)],
        "fewest": FEWEST_TO_TELL,
    }
    return render(request, "events/support/desk/figures.html", context)


def cells(numbers: dict[str, int | None]) -> list[str]:
    """In words: what may not be told is said so."""
    return [_("言えません") if numbers[name] is None else str(numbers[name]) for name in SHOWN]


@staff_with(FIGURES)
@require_GET
def figures_csv(_request: HttpRequest, year: int) -> HttpResponse:
    """The same as a table, with a byte order mark, without which Excel shows Japanese as rubbish."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow([_("配慮"), *columns(), _("費用（円）")])
    for row in figures_of(year, now=timezone.now()):
        cost = _("言えません") if row.cost_yen is None else row.cost_yen
        writer.writerow([row.kind, *cells(row.numbers), cost])
    response = HttpResponse(sheet.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="support-{year}.csv"'
    return response
