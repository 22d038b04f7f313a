"""Every rule with its words, and the programs in which it is mended."""

import re

from documents.findings.finding import Finding
from documents.findings.words import letters, standard, structure, things, whole
from documents.findings.words.rule import Program, RuleWords, Words

CATALOGUE: dict[str, RuleWords] = {
    **whole.RULES,
    **letters.RULES,
    **structure.RULES,
    **things.RULES,
    **standard.RULES,
}
TEXT = (Program.WORD, Program.WRITER)
TABLES = (Program.EXCEL, Program.CALC)
SLIDES = (Program.POWERPOINT, Program.IMPRESS)
BY_TYPE = {"docx": TEXT, "doc": TEXT, "xlsx": TABLES, "xls": TABLES, "pptx": SLIDES, "ppt": SLIDES}
# What a PDF says of the program it came from.
BY_NAME = [(r"excel|calc", TABLES), (r"powerpoint|impress", SLIDES)]
LIBRE = r"libreoffice|openoffice|writer|calc|impress"


def words_for(finding: Finding) -> RuleWords:
    """What staff read of a finding."""
    return CATALOGUE[finding.rule]


def what_of(finding: Finding) -> Words:
    """The first sentence. Rules of the standard have one for each family; others have their own."""
    if finding.rule == "more-of-this":
        return CATALOGUE[finding.detail.split(" ", 1)[0]].what
    return standard.words_of_standard(finding.detail) if finding.rule == "pdf-ua" else words_for(finding).what


def detail_of(finding: Finding) -> str:
    """The piece of the file, or how many were counted."""
    if not (counted := words_for(finding).counted):
        return finding.detail
    return str(counted) % {"number": finding.detail.rsplit(" ", 1)[-1]}


def programs_for(file_type: str, made_with: str) -> tuple[Program, ...]:
    """The program in which the file was made first, then the one that does the same."""
    named = made_with.lower()
    pair = BY_TYPE.get(file_type) or next((found for name, found in BY_NAME if re.search(name, named)), TEXT)
    return pair[::-1] if re.search(LIBRE, named) else pair


def steps_for(finding: Finding, programs: tuple[Program, ...]) -> list[tuple[Program, Words]]:
    """What to do, for each program that has something to say; the same words are said once."""
    words = words_for(finding)
    programs = (Program.ANY, *programs)
    said: list[tuple[Program, Words]] = []
    for program in programs:
        steps = words.steps_in(program)
        if steps and all(str(steps) != str(known) for _program, known in said):
            said.append((program, steps))
    return said
