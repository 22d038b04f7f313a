"""What a document is, in the few facts by which somebody decides."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from accessibility import languages
from accessibility.when import day_in_words
from documents.formats.kinds import FormatKind
from documents.rules import minutes_in_words

if TYPE_CHECKING:
    from documents.models import DocumentPage, Format, SourceText


def facts_of(page: "DocumentPage", source: "SourceText | None", formats: "Iterable[Format]") -> list[dict[str, str]]:
    """Sort, for whom, about what, since when, how long; each only where it is known."""
    facts = [
        (_("種類"), page.get_kind_display()),
        (_("対象"), page.for_whom),
        (_("テーマ"), _("、").join(page.label_names["subject"])),
        (_("発行日"), day_in_words(page.issued_on)),
        (_("長さ"), _length(source, list(formats))),
        (_("資料番号"), page.number if page.pk and page.live else ""),
    ]
    return [{"term": term, "text": str(text)} for term, text in facts if text]


def _length(source: "SourceText | None", formats: "list[Format]") -> str:
    """「印刷すると6ページ、読むのに約5分、聞くのに約9分」."""
    if source is None or not source.html:
        return ""
    rows = {row.kind: row for row in formats}
    pages = rows[FormatKind.PDF].pages if FormatKind.PDF in rows else 0
    # A recording knows it to the second; before there is one, it is estimated.
    seconds = next((row.seconds for row in formats if row.seconds), source.seconds_to_hear)
    told = [_("印刷すると%(pages)dページ") % {"pages": pages}] if pages else []
    told.append(_("読むのに%(read)s") % {"read": minutes_in_words(source.minutes_to_read * 60)})
    told.append(_("聞くのに%(hear)s") % {"hear": minutes_in_words(seconds)})
    return _("、").join(told)


def audience_in_words(names: list[str], note: str) -> str:
    """「高齢の方、ご家族・支援する方（来年度に75歳になる方）」; everybody, where nobody is named."""
    words = _("、").join(names)
    if note and languages.is_default():
        return f"{words}（{note}）" if words else note
    return words or _("どなたでも")
