"""A document as a braille draft: its first page says what it is, then its contents, then its text."""

import datetime as dt
from dataclasses import dataclass, replace

from django.utils import translation
from django.utils.translation import gettext as _

from accessibility.town import town_in_this_language
from documents.formats.braille.cells import Word, words_of
from documents.formats.braille.english import english_words
from documents.formats.braille.pages import WIDTH, Line, Page, filled, number_in_cells, on_pages
from documents.formats.braille.paragraphs import ADDED, Paragraph, paragraphs
from documents.formats.braille.translation import translated
from documents.formats.braille.wording import UNKNOWN, worded
from documents.formats.maker import FormatFailedError, FormatRefusal, Manuscript, Progress, untold

# A leaflet of three headings needs no list of them.
FEWEST_HEADINGS, FEWEST_PAGES = 3, 4
# A number of four figures, its sign, a leader of one dot and the blanks around it.
ROOM_FOR_NUMBER = 8
_LEADER = "⠂"
JAPANESE, ENGLISH = "ja", "en"


@dataclass(frozen=True, slots=True)
class Draft:
    """All pages, and how many letters could not be written."""

    pages: list[Page]
    replaced: int


def draft_of(manuscript: Manuscript, progress: Progress = untold) -> Draft:
    """The document in braille; refuses languages whose braille nobody here knows."""
    if manuscript.language not in {JAPANESE, ENGLISH}:
        raise FormatFailedError(FormatRefusal.NO_BRAILLE)
    with translation.override(manuscript.language):
        title = on_pages(_lines(_title_page(manuscript), manuscript))
        found = paragraphs(manuscript.html)
        body: list[Line] = []
        for number, paragraph in enumerate(found, start=1):
            body += _lines([paragraph], manuscript)
            progress(number / len(found))
        contents = _contents(manuscript, body)
    pages = [*title, *_with_contents(contents, body, first_number=len(title) + 1)]
    return Draft(pages, sum(line.kana.count(UNKNOWN) for page in pages for line in page.lines))


def _title_page(manuscript: Manuscript) -> list[Paragraph]:
    town = town_in_this_language()
    told = [
        _("この点字は、機械が訳したもので、人は確かめていません。読み方や、言葉の区切りに、誤りがあることがあります。"),
        _("もとの文章も、紙の画像から機械が読み取ったものです。") if manuscript.by_machine else "",
        _("お気づきのことは、%(department)s、電話 %(phone)s へお知らせください。") % town,
    ]
    numbers = [
        _("資料番号: %s") % manuscript.number if manuscript.number else "",
        _("資料のページ: %s") % manuscript.short_address if manuscript.short_address else "",
    ]
    return [
        Paragraph(manuscript.title, 8, 8, level=1),
        Paragraph(str(town["name"]), 4, 4, blank_before=True),
        Paragraph(_("%(day)s 発行") % {"day": _short_day(manuscript.issued_on)}, 4, 4),
        Paragraph(_("自動点訳・未校正"), 4, 6, blank_before=True),
        *(Paragraph(each) for each in [*told, *numbers] if each),
    ]


def _short_day(day: dt.date) -> str:
    """The year once: a line of braille has 32 cells."""
    parts = {"year": day.year, "month": day.month, "day": day.day}
    return _("%(year)d年%(month)d月%(day)d日") % parts


def _lines(found: list[Paragraph], manuscript: Manuscript) -> list[Line]:
    lines: list[Line] = []
    for paragraph in found:
        if paragraph.blank_before:
            lines.append(Line("", "", stays_with_next=True))
        words = _words(paragraph, manuscript)
        made = [Line(*each) for each in filled(words, first=paragraph.first, rest=paragraph.rest)]
        for place, line in enumerate(made):
            source = paragraph.text if place == 0 else ""
            is_heading = paragraph.level > 1
            lines.append(
                replace(line, source=source, level=0 if place else paragraph.level, stays_with_next=is_heading)
            )
    return lines


def _words(paragraph: Paragraph, manuscript: Manuscript) -> list[Word]:
    language = paragraph.language or manuscript.language
    if language == ENGLISH and manuscript.language == ENGLISH:
        return english_words(paragraph.text)
    text = paragraph.text
    if language not in {JAPANESE, ENGLISH}:
        text = ADDED.format("ほかの言語の文を省きました")
    text = worded(text)
    if not text:
        return []
    made = translated(text, manuscript.page_id)
    return words_of(made.cells, made.kana, made.places)


def _contents(manuscript: Manuscript, body: list[Line]) -> list[list[Line]]:
    """The lines of each heading with room for its page's number, for papers that are long enough to be lost in."""
    headings = [line for line in body if line.level]
    if len(headings) < FEWEST_HEADINGS or len(on_pages(body)) < FEWEST_PAGES:
        return []
    entries = [_lines([Paragraph(_("目次"), 8, 8)], manuscript)]
    for line in headings:
        indent = 2 * (line.level - 2)
        words = _words(Paragraph(line.source), manuscript)
        made = filled(words, first=indent, rest=indent + 4, width=WIDTH - ROOM_FOR_NUMBER)
        entries.append([Line(*each, source=line.source if place == 0 else "") for place, each in enumerate(made)])
    return entries


def _with_contents(contents: list[list[Line]], body: list[Line], *, first_number: int) -> list[Page]:
    """Both, the numbers of the text's pages written into the contents."""
    fill = on_pages([line for entry in contents for line in entry], first_number=first_number)
    text = on_pages(body, first_number=first_number + len(fill))
    numbers = [page.number for page in text for line in page.lines if line.level]
    lines = [line for entry in contents[:1] for line in entry]
    for entry, number in zip(contents[1:], numbers, strict=bool(contents)):
        lines += [*entry[:-1], _numbered(entry[-1], number)]
    return [*on_pages(lines, first_number=first_number), *text]


def _numbered(line: Line, number: int) -> Line:
    told = number_in_cells(number)
    leader = _LEADER * (WIDTH - len(line.cells) - len(told) - 2)
    return replace(line, cells=f"{line.cells} {leader} {told}", kana=f"{line.kana} … {number}")
