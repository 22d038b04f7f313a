"""Findings as a table for spreadsheets."""

from django.utils.translation import gettext as _

from accessibility.spreadsheets import as_csv
from documents.findings.reading import Known, Overview
from documents.findings.screen import title_of
from documents.findings.severities import WEIGHTS_IN_WORDS
from documents.findings.words.catalogue import detail_of, programs_for, steps_for, what_of, words_for
from documents.findings.words.rule import Program


def findings_csv(overview: Overview) -> bytes:
    """Every finding in a row, with what to do."""
    programs = programs_for(overview.examination.file_type, overview.examination.examined.made_with)
    columns = [_("番号"), _("ページ"), _("重さ"), _("種類"), _("何が"), _("該当する所"), _("なぜ"), _("直し方")]
    columns += [_("縁側がすること"), _("このままでよい理由"), _("規則の名前")]
    return as_csv([columns, *(_cells(known, programs) for known in overview.known)])


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
