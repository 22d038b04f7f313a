"""Pictures inside the source text: where they are named, and how they are told where they cannot be shown."""

import re

from lxml import html as lxml_html
from lxml.html import HtmlElement

SCHEME = "figure:"
NAMED = re.compile(r'src="figure:([0-9a-f]+)"')
# Heard and shown until staff write a better one; the doubt NO_ALTERNATIVE leads them to it.
WITHOUT_ALTERNATIVE = "画像（説明はまだありません）"


def keys_in(html: str) -> list[str]:
    """The pictures that a text names, each once, in the order of reading."""
    return list(dict.fromkeys(NAMED.findall(html)))


def told(html: str) -> str:
    """The text with every picture as words, for whatever cannot show one."""
    if "<img" not in html:
        return html
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    tell(tree)
    pieces = [tree.text or "", *(lxml_html.tostring(child, encoding="unicode") for child in tree)]
    return "".join(pieces)


def tell(tree: HtmlElement, *, keep: str = "") -> None:
    """Put （画像：alternative） in the place of every picture; those whose address begins with ``keep`` stay."""
    for image in list(tree.iter("img")):
        if keep and (image.get("src") or "").startswith(keep):
            continue
        alternative = (image.get("alt") or "").strip()
        if alternative:
            words = lxml_html.Element("span")
            words.text = f"（画像：{alternative}）"
            image.addprevious(words)
            words.drop_tag()
        image.drop_tree()
    for figure in list(tree.iter("figure")):
        if figure.find(".//img") is None:
            _as_paragraphs(figure)


def _as_paragraphs(figure: HtmlElement) -> None:
    """What is left of a figure without its picture: the words for it and its caption, one after the other."""
    caption = figure.find("figcaption")
    if caption is not None:
        caption.drop_tag()
    if figure.find(".//p") is None and figure.find(".//table") is None:
        figure.tag = "p"
    else:
        figure.drop_tag()
