"""What a strict reader of XHTML asks of the text, beyond what browsers do."""

import re
from collections.abc import Collection

from lxml import etree
from lxml.html import HtmlElement

from documents.formats.addresses import strict_address

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_EPUB = "http://www.idpf.org/2007/ops"
etree.register_namespace("epub", _EPUB)
EPUB_TYPE = f"{{{_EPUB}}}type"
_NUMBER = re.compile(r"[1-9][0-9]{0,2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def make_strict(blocks: Collection[HtmlElement]) -> None:
    """Languages said twice, spans that are numbers, links that are addresses, headers and links that say something."""
    for element in (each for block in blocks for each in block.iter()):
        _say_language(element)
        for name in ("colspan", "rowspan"):
            if element.get(name) is not None and not _NUMBER.fullmatch(element.get(name)):
                del element.attrib[name]
    for link in [each for block in blocks for each in block.iter("a")]:
        address = link.get("href") or ""
        address = address if address.startswith("#") else strict_address(address)
        if address and _has_words(link):
            link.set("href", address)
        else:
            link.drop_tag()
    for header in [each for block in blocks for each in block.iter("th")]:
        if not _has_words(header):
            header.tag = "td"
            header.attrib.pop("scope", None)


def _has_words(element: HtmlElement) -> bool:
    return bool(element.text_content().strip()) or any(
        (image.get("alt") or "").strip() for image in element.iter("img")
    )


def _say_language(element: HtmlElement) -> None:
    language = element.get("lang")
    if language is None:
        return
    if _LANGUAGE.fullmatch(language):
        element.set(XML_LANG, language)
    else:
        del element.attrib["lang"]


def mark_notes(blocks: Collection[HtmlElement]) -> None:
    """Notes can be left out while listening, and open beside the text in many reading systems."""
    notes = {
        each.get("id"): each
        for block in blocks
        for each in block.iter("p", "div", "aside")
        if each.get("class") == "note" and each.get("id")
    }
    for note in notes.values():
        note.set(EPUB_TYPE, "footnote")
        note.set("role", "doc-footnote")
    for link in [each for block in blocks for each in block.iter("a")]:
        if (link.get("href") or "").removeprefix("#") in notes:
            link.set(EPUB_TYPE, "noteref")
            link.set("role", "doc-noteref")
