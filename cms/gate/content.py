"""A page as the rules see it: its fields, its blocks, and the whole of what it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from lxml import html as lxml_html

from accessibility.languages import default_language
from cms.gate.findings import Finding, Severity

if TYPE_CHECKING:
    from wagtail.models import Page


@dataclass(frozen=True)
class Part:
    """One block of the body. ``label`` tells staff where it is, ``path`` tells the editor."""

    kind: str
    value: Any
    label: str
    path: str
    anchor: str
    html: str

    @cached_property
    def tree(self) -> lxml_html.HtmlElement:
        """The block as it will stand in the page."""
        return tree_of(self.html)

    def blocks(self, what: str, mend: str, field: str = "") -> Finding:
        """Something here that stops the page, in one ``field`` of the block if it has several."""
        path = f"{self.path}.{field}" if field else self.path
        return Finding(Severity.BLOCK, what, mend, self.label, path)


class PageContent:
    """What a rule may look at. Rooms with pages of their own look at ``page``."""

    def __init__(self, page: "Page") -> None:
        self.page = page
        self.title: str = page.title or ""
        self.summary: str = getattr(page, "summary", "") or ""

    @cached_property
    def language(self) -> str:
        """The language of the page; the town's own while it has no place yet."""
        return str(self.page.locale.language_code) if self.page.locale_id else default_language()

    @cached_property
    def parts(self) -> list[Part]:
        """The blocks of the body, then those of the easy version, in order."""
        label = _("本文の%(number)d番目（%(kind)s）")
        return [*_parts(self.page, "body", label), *self.easy_parts]

    @cached_property
    def easy_parts(self) -> list[Part]:
        """The blocks of the easy version."""
        return _parts(self.page, "easy_body", _("やさしい本文の%(number)d番目（%(kind)s）"))

    @cached_property
    def main(self) -> lxml_html.HtmlElement:
        """The whole page as visitors meet it, without header and footer."""
        return tree_of(self.page.main_html())

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Every running text with the words for where it is, and its path."""
        yield self.title, _("タイトル"), "title"
        yield self.summary, _("ひとことで"), "summary"
        for part in self.parts:
            yield from ((text, part.label, part.path) for text in paragraphs_of(part.tree))


def tree_of(markup: str) -> lxml_html.HtmlElement:
    """Parsed, under one element, also when there is nothing."""
    return lxml_html.fragment_fromstring(markup, create_parent="div")


def paragraphs_of(tree: lxml_html.HtmlElement) -> Iterator[str]:
    """The text of each paragraph, list item and cell. A heading or caption is no sentence."""
    for element in tree.iter("p", "li", "td"):
        if text := " ".join(element.text_content().split()):
            yield text


def _parts(page: "Page", field: str, label: str) -> list[Part]:
    blocks = getattr(page, field, None) or []
    return [_part(number, child, page, (field, label)) for number, child in enumerate(blocks, start=1)]


def _part(number: int, child: Any, page: "Page", where: tuple[str, str]) -> Part:
    field, label = where
    return Part(
        kind=child.block_type,
        value=child.value,
        label=label % {"number": number, "kind": child.block.label},
        path=f"{field}.{child.id}",
        anchor=f"h-{str(child.id)[:8]}",
        html=str(child.render({"page": page})),
    )
