"""Every finding has its words, and every rule a file that breaks it and one that does not."""

import re

import pytest
from django.conf import settings

from documents.findings.finding import Finding
from documents.findings.words.catalogue import CATALOGUE, programs_for, steps_for, what_of
from documents.findings.words.rule import Program
from documents.findings.words_found import is_poor_alternative, is_poor_link, is_poor_title, kept_apart
from tests.documents.findings import test_office, test_pdf, test_plain

HOUSE = settings.BASE_DIR / "documents" / "findings"
NAMED = re.compile(r'(?:Finding\(\s*|\.finding\(\s*)"([a-z-]+)"')
# Counted rather than broken; tried in test_pdf.
NO_FILE_OF_ITS_OWN = {"more-of-this"}
# What nobody can mend in an office program.
NO_STEPS = {"more-of-this"}


def test_every_rule_that_a_detector_names_has_words_and_none_is_unused() -> None:
    detectors = [path for path in HOUSE.rglob("*.py") if path.parent.name != "words"]
    named = {rule for path in detectors for rule in NAMED.findall(path.read_text(encoding="utf-8"))}
    assert named == set(CATALOGUE)


def test_every_rule_is_judged_by_a_bad_and_a_good_file() -> None:
    judged = {case[0] for case in test_pdf.CASES} | {case[1] for case in [*test_office.CASES, *test_plain.CASES]}
    assert set(CATALOGUE) - judged == NO_FILE_OF_ITS_OWN


@pytest.mark.parametrize("rule", sorted(set(CATALOGUE) - NO_STEPS))
def test_every_rule_says_what_to_do(rule: str) -> None:
    finding = Finding(rule)
    steps = [steps_for(finding, programs_for(file_type, "")) for file_type in ("docx", "xlsx", "pptx")]
    said = {program for each in steps for program, _words in each}
    pairs = ({Program.WORD, Program.WRITER}, {Program.EXCEL, Program.CALC}, {Program.POWERPOINT, Program.IMPRESS})
    assert Program.ANY in said or any(pair & said == pair or _same_words(rule, pair) for pair in pairs)
    assert str(CATALOGUE[rule].why).endswith("。")


def _same_words(rule: str, pair: set[Program]) -> bool:
    """Both programs do it alike: said once."""
    words = CATALOGUE[rule]
    return all(words.steps_in(program) for program in pair)


def test_the_program_of_the_file_comes_first() -> None:
    assert programs_for("pdf", "Microsoft® PowerPoint® 2019") == (Program.POWERPOINT, Program.IMPRESS)
    assert programs_for("pdf", "Writer LibreOffice 7.4") == (Program.WRITER, Program.WORD)
    assert programs_for("xlsx", "") == (Program.EXCEL, Program.CALC)


def test_rules_of_the_standard_have_a_sentence_for_each_family() -> None:
    assert "キーボード" in str(what_of(Finding("pdf-ua", detail="PAGE-TABS")))
    assert "フォント" in str(what_of(Finding("pdf-ua", detail="CIDTOGIDMAP")))


def test_words_apart_are_told_from_lists_of_letters() -> None:
    assert kept_apart("氏　　　名") == ["氏　　　名"]
    assert [kept_apart(text) for text in ("行 が", "ア　イ　ウ", "月　水　金", "有　無", "東京都　目黒区")] == [[]] * 5


def test_names_of_files_and_programs_are_no_titles_and_no_descriptions() -> None:
    assert all(map(is_poor_title, ("無題", "文書 1", "annai.pdf", "Microsoft Word - 案内.doc")))
    assert not any(map(is_poor_title, ("給付金のご案内", "令和8年度 予算", "図書館だより 12月号")))
    assert all(map(is_poor_alternative, ("image1.png", "図 3", "IMG_2031", "自動的に生成された説明")))
    assert not any(map(is_poor_alternative, ("図1 年度ごとの人口", "庁舎の写真", "会場までの地図")))
    assert all(map(is_poor_link, ("こちら", "詳細はこちら", "https://a.example/b")))
    assert not any(map(is_poor_link, ("給付金の申込のページ", "こちらの町から")))
