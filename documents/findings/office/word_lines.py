"""Findings about the lines of a Word file: headings, lists, blanks."""

import re
from collections.abc import Iterator
from itertools import groupby

from documents.findings.finding import Finding, Severity, words_of
from documents.findings.office.paragraphs import Paragraph, Story
from documents.findings.office.parts import W
from documents.findings.words_found import is_drawn_point, kept_apart

LETTERS_THAT_NEED_HEADINGS = 600
LOOKS_LIKE_A_HEADING = 1.3
LONGEST_HEADING = 40
EMPTY_LINES = 3
POINTS_OF_A_LIST = 2
SMALLEST_POINTS = 8.0
MUCH = 0.25


def findings(story: Story) -> Iterator[Finding]:
    """In the order of the file, kind by kind."""
    yield from _headings(story)
    yield from _lookalikes(story)
    yield from _lists(story)
    yield from _blanks(story)
    yield from _small(story)


def _headings(story: Story) -> Iterator[Finding]:
    headings = [paragraph for paragraph in story.paragraphs if paragraph.level]
    if not headings and len(story.text) > LETTERS_THAT_NEED_HEADINGS:
        yield Finding("headings-none", severity=Severity.HARD)
    last = 0
    for heading in headings:
        text = heading.text.strip()
        if not text:
            yield Finding("heading-empty", severity=Severity.HARD, anchor=story.anchor(heading.element))
            continue
        if heading.level > last + 1 and last:
            detail = words_of(f"h{last} → h{heading.level} {text}")
            yield Finding("heading-skipped", detail=detail, severity=Severity.HARD, anchor=text)
        last = heading.level


def _lookalikes(story: Story) -> Iterator[Finding]:
    """Large or bold, short, alone on its line: a heading for the eye only."""
    for paragraph in story.paragraphs:
        text = paragraph.text.strip()
        if paragraph.level or paragraph.in_table or paragraph.in_text_box or paragraph.numbered:
            continue
        large = paragraph.points >= story.body_points * LOOKS_LIKE_A_HEADING
        if not (large or paragraph.bold) or not 1 < len(text) <= LONGEST_HEADING or text.endswith(("。", "、")):
            continue
        if re.search(r"\w{2}", text) and not _is_title(story, paragraph):
            yield Finding("heading-fake", detail=words_of(text), severity=Severity.HARD, anchor=text)


def _is_title(story: Story, paragraph: Paragraph) -> bool:
    """「表題」 is a style of its own."""
    style = paragraph.element.find("{*}pPr/{*}pStyle")
    return style is not None and story.styles.is_title(str(style.get(f"{W}val", "")))


def _lists(story: Story) -> Iterator[Finding]:
    """Points that were typed: nobody hears how many there are, or where the list ends."""

    def typed(paragraph: Paragraph) -> bool:
        return not (paragraph.numbered or paragraph.level or paragraph.in_table) and is_drawn_point(paragraph.text)

    for is_typed, group in groupby(story.paragraphs, key=typed):
        points = list(group)
        if is_typed and len(points) >= POINTS_OF_A_LIST:
            text = points[0].text.strip()
            yield Finding("list-fake", detail=words_of(text), severity=Severity.ADVICE, anchor=text)


def _blanks(story: Story) -> Iterator[Finding]:
    for paragraph in story.paragraphs:
        if words := kept_apart(paragraph.text):
            detail = words_of("、".join(words))
            yield Finding("letters-apart", detail=detail, severity=Severity.ADVICE, anchor=words[0])
    outside = [paragraph for paragraph in story.paragraphs if not paragraph.in_table and not paragraph.in_text_box]
    for is_empty, group in groupby(outside, key=_is_empty):
        lines = list(group)
        if is_empty and len(lines) >= EMPTY_LINES:
            anchor = story.anchor(lines[0].element)
            yield Finding("empty-lines", detail=str(len(lines)), severity=Severity.ADVICE, anchor=anchor)


def _is_empty(paragraph: Paragraph) -> bool:
    """Nothing at all: no picture, no field, no break of the page."""
    inside = paragraph.element.iter("{*}drawing", "{*}pict", "{*}object", "{*}br", "{*}fldChar", "{*}sectPr")
    return not paragraph.text.strip() and next(inside, None) is None


def _small(story: Story) -> Iterator[Finding]:
    letters = sum(len(paragraph.text) for paragraph in story.paragraphs)
    small = [each for each in story.paragraphs if each.text.strip() and each.points < SMALLEST_POINTS]
    if letters and sum(len(each.text) for each in small) > letters * MUCH:
        smallest = min(each.points for each in small)
        anchor = small[0].text.strip()
        yield Finding("small-letters", detail=f"{smallest:.1f} pt", severity=Severity.ADVICE, anchor=anchor)
