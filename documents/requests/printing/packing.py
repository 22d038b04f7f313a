"""The packing list (つめるものの一覧): what to make how often, then what goes into which envelope."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from accessibility.when import day_in_words
from documents.numbers import number_of
from documents.requests.printing.typesetter import pdf_of

if TYPE_CHECKING:
    from documents.requests.models import Case


def packing_pdf(cases: Iterable[Case], *, now: datetime) -> bytes:
    """Counted by document and form, then one line for each request, in the order of the labels."""
    listed = list(cases)
    counted = Counter((case.title, str(case.get_form_display()), str(case.get_delivery_display())) for case in listed)
    lines = [
        {"case": case, "number": number_of(case.page_id) if case.page_id else "", "has_address": bool(case.where_to[1])}
        for case in listed
    ]
    totals = sorted((*what, count) for what, count in counted.items())
    return pdf_of("packing", {"lines": lines, "totals": totals, "day": day_in_words(now.date())})
