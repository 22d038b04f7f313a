"""The kana of a braille draft for whoever proof-reads it: line for line what the cells say, under what was written."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from documents.formats.braille.draft import draft_of
from documents.formats.braille.pages import Page
from documents.formats.maker import Made, Manuscript, Progress, untold

_LINE_END = "\r\n"


@dataclass(frozen=True, slots=True)
class Kana:
    """A text that a sighted volunteer reads beside the original."""

    extension: str = "txt"

    def make(self, manuscript: Manuscript, progress: Progress = untold) -> Made:
        """With the mark by which Windows' programs know UTF-8."""
        draft = draft_of(manuscript, progress)
        with translation.override(manuscript.language):
            lines = [*_preface(manuscript), *(line for page in draft.pages for line in _told(page))]
        content = (_LINE_END.join(lines) + _LINE_END).encode("utf-8-sig")
        return Made(content=content, pages=len(draft.pages), replaced=draft.replaced)


def _preface(manuscript: Manuscript) -> list[str]:
    return [
        manuscript.title,
        _("点字の校正用かな文（自動点訳・未校正）"),
        _("「原文」のあとに、点字の行ごとに、ページと行の番号とかなを書いています。番号は点字のデータと同じです。"),
        _("読めない文字は〓で表しています。"),
        "",
    ]


def _told(page: Page) -> Iterator[str]:
    """The first line of a page of braille is that of its number."""
    yield _("――― %(number)dページ ―――") % {"number": page.number}
    for number, line in enumerate(page.lines, start=2):
        if line.source:
            yield _("原文　%(text)s") % {"text": line.source}
        yield f"{page.number}-{number:02d}　{line.kana}".rstrip("　 ")
    yield ""
