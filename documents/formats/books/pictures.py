"""The figures of a text as files of a book."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import html as lxml_html
from lxml.html import HtmlElement

from documents.extraction.blocks import Figure

# What every reading system shows.
ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif"}
NAMED = "figure:"


@dataclass(frozen=True, slots=True)
class Picture:
    """One file; ``name`` is its id in the book."""

    name: str
    content_type: str
    content: bytes

    @property
    def file(self) -> str:
        """Its name in the archive."""
        return f"{self.name}.{ENDINGS[self.content_type]}"


def pictures_in(tree: HtmlElement, figures: Mapping[str, Figure]) -> list[Picture]:
    """Let images lead to files of the book, and return these; what cannot be shown is told in words."""
    found: dict[str, Picture] = {}
    for image in list(tree.iter("img")):
        key = (image.get("src") or "").removeprefix(NAMED)
        figure = figures.get(key)
        if figure is None or figure.content_type not in ENDINGS:
            _tell(image)
            continue
        picture = found.setdefault(key, Picture(f"f{len(found) + 1}", figure.content_type, figure.content))
        image.set("src", picture.file)
        image.set("alt", image.get("alt") or "")
    return list(found.values())


def _tell(image: HtmlElement) -> None:
    """As extraction tells images that formats cannot show."""
    alternative = (image.get("alt") or "").strip()
    if alternative:
        told = lxml_html.Element("span")
        told.text = f"（画像：{alternative}）"
        image.addprevious(told)
    image.drop_tree()
