"""Bodies and pages for tests."""

from io import BytesIO
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.models import InformationPage


def block(kind: str, value: Any, name: str = "") -> dict[str, Any]:
    """One block as it is stored, with an id that stays the same for the same ``name``."""
    return {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, name or kind))}


def paragraph(html: str, name: str = "") -> dict[str, Any]:
    """A block of rich text."""
    return block("paragraph", html, name or html)


def heading(text: str, level: int = 2) -> dict[str, Any]:
    """A heading block."""
    return block("heading", {"text": text, "level": str(level)}, text)


def image(*, alt: str = "", decorative: bool = False) -> dict[str, Any]:
    """An image block with an image of its own."""
    drawn = BytesIO()
    Image.new("RGB", (8, 6), "white").save(drawn, "PNG")
    picture = get_image_model().objects.create(title="写真", file=ContentFile(drawn.getvalue(), "photo.png"))
    return block("image", {"image": picture.pk, "alt_text": alt, "decorative": decorative})


def table(*, caption: str = "開館時間", headings: tuple[str, ...] = ("曜日", "時間")) -> dict[str, Any]:
    """A table block with one row."""
    columns = [{"type": "text", "heading": heading} for heading in headings]
    rows = [{"values": ["月曜日", "午前9時から"][: len(headings)]}]
    return block("table", {"caption": caption, "table": {"columns": columns, "rows": rows, "caption": ""}})


def information_page(parent: Page, *body: dict[str, Any], **fields: Any) -> InformationPage:
    """An information page under ``parent``, live unless told otherwise."""
    named = {"title": "参加のしかた", "slug": "how-to", "summary": "電話でも参加できます。", **fields}
    return parent.add_child(instance=InformationPage(body=list(body), **named))
