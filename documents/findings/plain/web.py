"""All that is found in an HTML file."""

import re
from collections.abc import Iterator

from lxml import html as lxml_html
from lxml.html import HtmlElement

from documents.findings.colours import colour_from_hex, contrast, in_words, needed
from documents.findings.finding import Examined, Finding, Severity, words_of
from documents.findings.words_found import is_poor_alternative, is_poor_link, is_poor_title, japanese_share, kept_apart

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LETTERS_THAT_NEED_HEADINGS = 600
MOSTLY, FEWEST_LETTERS = 0.3, 40
FEWEST = 2
FIELDS_WITHOUT_LABEL = {"hidden", "submit", "button", "reset", "image"}
NO_ZOOM = re.compile(r"user-scalable\s*=\s*(no|0)|maximum-scale\s*=\s*(1(\.0*)?|0?\.\d+)\s*(,|;|$)", re.IGNORECASE)


def examine_web(content: bytes) -> Examined:
    """Parse it as browsers would, and look."""
    parser = lxml_html.HTMLParser(encoding=_encoding(content), no_network=True, huge_tree=False)
    tree: HtmlElement = lxml_html.document_fromstring(content, parser=parser)
    for silent in tree.xpath("//script | //style | //template | //noscript"):
        silent.drop_tree()
    found = [*_head(tree), *_headings(tree), *_pictures(tree), *_tables(tree), *_links(tree), *_fields(tree)]
    return Examined(findings=[*found, *_letters(tree)], made_with="HTML")


def _encoding(content: bytes) -> str:
    """UTF-8 where it can be; what old tools wrote in Japan otherwise."""
    for name in ("utf-8", "cp932", "euc_jp"):
        try:
            content.decode(name)
        except UnicodeDecodeError:
            continue
        return name
    return "utf-8"


def _head(tree: HtmlElement) -> Iterator[Finding]:
    title = (tree.findtext(".//title") or "").strip()
    if not title:
        yield Finding("title-missing", severity=Severity.HARD)
    elif is_poor_title(title):
        yield Finding("title-poor", detail=words_of(title), severity=Severity.HARD)
    language, text = (tree.get("lang") or "").strip(), tree.text_content()
    if not language:
        yield Finding("language-missing", severity=Severity.HARD)
    elif not language.lower().startswith("ja") and len(text) > FEWEST_LETTERS and japanese_share(text) > MOSTLY:
        yield Finding("language-wrong", detail=words_of(language), severity=Severity.HARD)
    for meta in tree.iter("meta"):
        if (meta.get("name") or "").lower() == "viewport" and NO_ZOOM.search(meta.get("content") or ""):
            yield Finding("zoom-forbidden", detail=words_of(meta.get("content") or ""), severity=Severity.BARRIER)


def _headings(tree: HtmlElement) -> Iterator[Finding]:
    headings = list(tree.iter(*HEADINGS))
    if not headings and len(tree.text_content()) > LETTERS_THAT_NEED_HEADINGS:
        yield Finding("headings-none", severity=Severity.HARD)
    last = 0
    for heading in headings:
        level, text = int(heading.tag[1]), heading.text_content().strip()
        if not text and not any((image.get("alt") or "").strip() for image in heading.iter("img")):
            yield Finding("heading-empty", severity=Severity.HARD)
            continue
        if level > last + 1 and last:
            yield Finding("heading-skipped", detail=words_of(f"h{last} → h{level} {text}"), severity=Severity.HARD)
        last = level


def _pictures(tree: HtmlElement) -> Iterator[Finding]:
    for image in tree.iter("img", "area"):
        words = image.get("alt")
        is_linked_alone = _is_all_of_a_link(image)
        name = (
            words_of((image.get("src") or "").rsplit("/", 1)[-1])
            if not (image.get("src") or "").startswith("data:")
            else ""
        )
        if words is None or (not words.strip() and is_linked_alone):
            yield Finding("alternative-missing", detail=name, severity=Severity.BARRIER)
        elif words.strip() and is_poor_alternative(words):
            yield Finding("alternative-poor", detail=words_of(words), severity=Severity.HARD)
    for frame in tree.iter("iframe"):
        if not (frame.get("title") or "").strip():
            yield Finding("alternative-missing", detail="iframe", severity=Severity.BARRIER)


def _is_all_of_a_link(image: HtmlElement) -> bool:
    link = next(image.iterancestors("a"), None)
    return link is not None and not link.text_content().strip() and not link.get("aria-label")


def _tables(tree: HtmlElement) -> Iterator[Finding]:
    for table in tree.iter("table"):
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
        if (
            len(rows) < FEWEST
            or max(len(row) for row in rows) < FEWEST
            or table.get("role") in {"presentation", "none"}
        ):
            continue
        sample = words_of("、".join(cell.text_content().strip() for cell in rows[0]))
        if next(table.iterancestors("table"), None) is not None:
            yield Finding("table-nested", detail=sample, severity=Severity.HARD)
        if next(table.iter("th"), None) is None:
            yield Finding("table-headers-missing", detail=sample, severity=Severity.BARRIER)
        if table.xpath(".//*[@colspan > 1 or @rowspan > 1]"):
            yield Finding("table-merged", detail=sample, severity=Severity.ADVICE)


def _links(tree: HtmlElement) -> Iterator[Finding]:
    for link in tree.iter("a"):
        text = (link.get("aria-label") or link.text_content()).strip()
        if link.get("href") and text and is_poor_link(text):
            yield Finding("link-poor", detail=words_of(text), severity=Severity.ADVICE)


def _fields(tree: HtmlElement) -> Iterator[Finding]:
    labelled = {label.get("for") for label in tree.iter("label")}
    for field in tree.iter("input", "select", "textarea"):
        if (field.get("type") or "").lower() in FIELDS_WITHOUT_LABEL:
            continue
        named = any((field.get(name) or "").strip() for name in ("aria-label", "aria-labelledby", "title"))
        inside = next(field.iterancestors("label"), None) is not None
        if not (named or inside or (field.get("id") and field.get("id") in labelled)):
            yield Finding("field-unnamed", detail=words_of(field.get("name") or ""), severity=Severity.BARRIER)


def _letters(tree: HtmlElement) -> Iterator[Finding]:
    for element in tree.iter():
        text = (element.text or "").strip() if isinstance(element.tag, str) else ""
        if not text:
            continue
        if words := kept_apart(text):
            yield Finding("letters-apart", detail=words_of("、".join(words)), severity=Severity.ADVICE)
        yield from _contrast(element, text)


def _contrast(element: HtmlElement, text: str) -> Iterator[Finding]:
    """Only where the file itself writes both colours on one element; style sheets are not looked at."""
    rules = [rule.partition(":") for rule in (element.get("style") or "").split(";")]
    style = {name.strip().lower(): value.strip() for name, _colon, value in rules if value}
    ink, paper = colour_from_hex(style.get("color", "")), colour_from_hex(_background(style))
    if ink is not None and paper is not None and contrast(ink, paper) < needed(0):
        detail = words_of(f"{in_words(contrast(ink, paper), ink, paper)} {text}")
        yield Finding("contrast", detail=detail, severity=Severity.HARD)


def _background(style: dict[str, str]) -> str:
    return style.get("background-color", "") or style.get("background", "").split(" ")[0]
