"""All that is found in a Word file (.docx)."""

from collections.abc import Iterator

from lxml import etree

from documents.findings.colours import colour_from_hex, contrast, in_words, needed
from documents.findings.finding import Examined, Finding, Severity, words_of
from documents.findings.office import word_lines, word_things
from documents.findings.office.paragraphs import Story, size_in, text_of
from documents.findings.office.parts import Parts, W
from documents.findings.words_found import japanese_share

MOSTLY = 0.3
FEWEST_LETTERS = 40
WHITE = (255, 255, 255)
CHANGES = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo", f"{W}commentReference")


def examine_word(content: bytes) -> Examined:
    """Open it, and let each detector look."""
    parts = Parts(content)
    story = Story(parts)
    found = [
        *parts.title_findings(),
        *_language(story),
        *_changes(story),
        *word_lines.findings(story),
        *word_things.findings(parts, story),
        *_contrast(story),
    ]
    return Examined(findings=found, made_with=parts.made_with or "Microsoft Word")


def _language(story: Story) -> Iterator[Finding]:
    """Only what the file says wrongly: Word guesses rightly where nothing is said."""
    defaults = story.styles.defaults
    stated = defaults.find(f"{W}lang") if defaults is not None else None
    if stated is None or len(story.text) < FEWEST_LETTERS or japanese_share(story.text) < MOSTLY:
        return
    east_asian = stated.get(f"{W}eastAsia", "")
    if east_asian and not east_asian.lower().startswith("ja"):
        yield Finding("language-wrong", detail=words_of(east_asian), severity=Severity.HARD)


def _changes(story: Story) -> Iterator[Finding]:
    """Traces of the making: read aloud or not, as the program pleases, and not always meant for everybody."""
    if story.tree is None:
        return
    first = next(story.tree.iter(*CHANGES), None)
    if first is None:
        return
    around = story.paragraph_around(first)
    anchor = story.anchor(around) if around is not None else ""
    number = sum(1 for _each in story.tree.iter(*CHANGES))
    yield Finding("changes-left", detail=str(number), severity=Severity.HARD, anchor=anchor)


def _contrast(story: Story) -> Iterator[Finding]:
    """Letters whose colour, and whose paper's colour, the file itself names."""
    for paragraph in story.paragraphs:
        papers = _papers(paragraph.element)
        for run in paragraph.element.iter(f"{W}r"):
            text = text_of(run).strip()
            properties = run.find(f"{W}rPr")
            ink = _colour(properties, "color", "val")
            if not text or ink is None or properties is None or properties.find(f"{W}highlight") is not None:
                continue
            paper = _colour(properties, "shd", "fill") or papers
            if paper is None:
                continue
            points = size_in(properties) or paragraph.points
            ratio = contrast(ink, paper)
            if ratio < needed(points, bold=paragraph.bold):
                detail = words_of(f"{in_words(ratio, ink, paper)} {text}")
                yield Finding("contrast", detail=detail, severity=Severity.HARD, anchor=text)
                break


def _papers(paragraph: etree._Element) -> tuple[int, int, int] | None:
    """The colour behind a paragraph: its own, its cell's, or the sheet's. In a box nothing is known of it."""
    if next(paragraph.iterancestors(f"{W}txbxContent"), None) is not None:
        return None
    own = _colour(paragraph.find(f"{W}pPr"), "shd", "fill")
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    in_cell = _colour(cell.find(f"{W}tcPr"), "shd", "fill") if cell is not None else None
    return own or in_cell or (WHITE if not _has_table_style(cell) else None)


def _has_table_style(cell: etree._Element | None) -> bool:
    """A table's style may colour its cells."""
    table = next(cell.iterancestors(f"{W}tbl"), None) if cell is not None else None
    return table is not None and table.find(f"{W}tblPr/{W}tblStyle") is not None


def _colour(properties: etree._Element | None, name: str, attribute: str) -> tuple[int, int, int] | None:
    found = properties.find(f"{W}{name}") if properties is not None else None
    if found is None or found.get(f"{W}themeColor") or found.get(f"{W}themeFill"):
        return None
    return colour_from_hex(found.get(f"{W}{attribute}", ""))
