"""What staff read of a rule: what it is, why it matters and to whom, what to do, what Engawa does by itself."""

from dataclasses import dataclass, field
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Program(StrEnum):
    """Where it can be mended. A program without steps of its own has those of the one it is most like."""

    ANY = ""
    WORD = "Word"
    WRITER = "LibreOffice Writer"
    EXCEL = "Excel"
    CALC = "LibreOffice Calc"
    POWERPOINT = "PowerPoint"
    IMPRESS = "LibreOffice Impress"


MOST_LIKE = {
    Program.EXCEL: Program.WORD,
    Program.POWERPOINT: Program.WORD,
    Program.CALC: Program.WRITER,
    Program.IMPRESS: Program.WRITER,
}


class Subject(models.TextChoices):
    """By which the screen narrows."""

    FILE = "file", _("ファイル全体")
    LETTERS = "letters", _("文字と色")
    HEADINGS = "headings", _("見出しと段落")
    PICTURES = "pictures", _("画像")
    TABLES = "tables", _("表")
    ORDER = "order", _("読む順番")
    FIELDS = "fields", _("リンクと記入欄")
    STANDARD = "standard", _("PDF/UA（規格）")


@dataclass(frozen=True, slots=True)
class RuleWords:
    """One rule. ``mends`` is empty where only people can mend."""

    subject: Subject
    what: Words
    why: Words
    steps: dict[Program, Words] = field(default_factory=dict)
    mends: Words = ""
    # Where the detail is a number: what was counted.
    counted: Words = ""

    @property
    def mended_by_itself(self) -> bool:
        """What Engawa makes has not this fault, whether or not anybody mends the file."""
        return self.mends in (MADE_WITH_IT, MADE_LEGIBLE)

    def steps_in(self, program: Program) -> Words:
        """What to do there."""
        return self.steps.get(program) or self.steps.get(MOST_LIKE.get(program, program)) or ""


# Said of many rules.
MADE_WITH_IT = _("縁側が作る形式（画面で読む文章、拡大印刷、音声など）には、はじめから付いています。")
MADE_LEGIBLE = _("縁側が作る形式では、濃い黒の、大きさを選べる文字になります。")
MADE_IN_ORDER = _("縁側が作る形式は「文章を直す」の順番で読まれます。順番はそこで直せます。")
CORRECTED_THERE = _("もとのファイルを直せないときは、「文章を直す」で直すと、縁側が作る形式はすべて直ります。")
