"""Promises about real manuals in Japanese that Debian ships (debian-reference-ja, debian-handbook)."""

import re
import unicodedata
from pathlib import Path

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from documents.extraction.blocks import Doubt, Extracted
from documents.extraction.reading import read
from documents.extraction.source import read_file
from documents.extraction.structure import plain_text

REFERENCE = Path("/usr/share/debian-reference")
HANDBOOK = Path("/usr/share/doc/debian-handbook/html/ja-JP")
NO_LETTERS = re.compile(r"[\W_]")
SHORTEST = 10


@pytest.fixture(scope="module")
def reference() -> Extracted:
    return read_file((REFERENCE / "debian-reference.ja.pdf").read_bytes())


def letters(text: str) -> str:
    return NO_LETTERS.sub("", unicodedata.normalize("NFKC", text))


def chapter(path: Path) -> HtmlElement:
    """What a chapter says. Links to other chapters read otherwise on paper (「項1.1」): left out."""
    tree = lxml_html.parse(str(path)).getroot()
    for around in tree.xpath("//head | //div[@class='navheader' or @class='navfooter' or @class='toc']"):
        around.drop_tree()
    for other in tree.xpath("//a[@class='link' or @class='xref']"):
        if not other.get("href", "").startswith("http"):
            other.iterancestors("p", "li", "td", "dd").__next__().set("data-other", "yes")
    return tree


@pytest.mark.parametrize("number", ["01", "05", "09"])
def test_a_manual_of_272_pages_says_what_its_web_pages_say(reference: Extracted, number: str) -> None:
    assert reference.pages == 272
    said = letters(plain_text(reference.html))
    paragraphs = [
        letters(paragraph.text_content())
        for paragraph in chapter(REFERENCE / f"ch{number}.ja.html").xpath("//p[not(@data-other)] | //td")
    ]
    paragraphs = [words for words in paragraphs if len(words) >= SHORTEST]
    found = sum(len(words) for words in paragraphs if words in said)
    assert found / sum(map(len, paragraphs)) >= 0.93


def test_the_headings_of_a_manual_are_those_of_its_web_pages(reference: Extracted) -> None:
    headings = {letters(plain_text(block.html)) for block in reference.blocks if block.html.startswith("<h")}
    titles = [letters(title.text_content()) for title in chapter(REFERENCE / "ch01.ja.html").xpath("//h2 | //h3")]
    missing = [title for title in titles if title not in headings]
    assert len(missing) <= len(titles) // 20, missing


def test_tables_lists_and_running_heads_of_a_manual_are_told_apart(reference: Extracted) -> None:
    assert reference.html.count("<table>") >= 150
    assert "<caption>Table 1.1" in reference.html
    assert reference.html.count("<li>") >= 700
    heads = [block for block in reference.blocks if block.removed and "Debianリファレンス" in block.html]
    assert len(heads) >= 240
    assert "/ 244" not in plain_text(reference.html)
    assert not any(Doubt.BY_MACHINE in block.doubts for block in reference.blocks)


def test_a_web_page_of_a_manual_keeps_all_its_words() -> None:
    page = HANDBOOK / "case-study.html"
    said = letters(plain_text(read(page.read_bytes()).html))
    paragraphs = [letters(one.text_content()) for one in lxml_html.parse(str(page)).xpath("//div[@class='para']")]
    assert len(paragraphs) >= 10
    assert [words for words in paragraphs if words not in said] == []
