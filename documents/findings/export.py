"""Findings as a table for spreadsheets."""

import csv
import io

from django.utils.translation import gettext as _

from documents.findings.reading import Known, Overview
from documents.findings.screen import title_of
from documents.findings.severities import WEIGHTS_IN_WORDS
from documents.findings.words.catalogue import detail_of, programs_for, steps_for, what_of, words_for
from documents.findings.words.rule import Program

# A spreadsheet takes a cell that begins like this for a formula and may run it.
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def findings_csv(overview: Overview) -> bytes:
    """With a byte order mark, without which Excel shows Japanese as rubbish."""
    programs = programs_for(overview.examination.file_type, overview.examination.examined.made_with)
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    columns = [_("番号"), _("ページ"), _("重さ"), _("種類"), _("何が"), _("該当する所"), _("なぜ"), _("直し方")]
    writer.writerow([*columns, _("縁側がすること"), _("このままでよい理由"), _("規則の名前")])
    for known in overview.known:
        writer.writerow([harmless(cell) for cell in _cells(known, programs)])
    return sheet.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """The cell as text, whatever the file says."""
    return f"'{cell}" if cell.lstrip().startswith(STARTS_A_FORMULA) or cell.startswith(STARTS_A_FORMULA) else cell


def _cells(known: Known, programs: tuple[Program, ...]) -> list[str]:
    finding, words = known.finding, words_for(known.finding)
    return [
        str(known.number),
        title_of(finding.page),
        str(WEIGHTS_IN_WORDS[finding.severity]),
        str(words.subject.label),
        str(what_of(finding)),
        detail_of(finding),
        str(words.why),
        "\n".join(f"{program.value}：{steps}".lstrip("：") for program, steps in steps_for(finding, programs)),
        str(words.mends),
        known.judgement.reason if known.judgement else "",
        finding.rule,
    ]
