"""How printed formats look: the sheets' templates and fonts. Another look makes every printed format anew."""

from collections.abc import Iterator

from django.template.loader import get_template

from documents.formats.fonts import families
from documents.formats.maker import FormatFailedError

TEMPLATES = (
    "documents/print/sheet.html",
    "documents/print/sheet.css",
    "documents/one_file/page.html",
    "documents/one_file/page.css",
)


def sources() -> Iterator[str]:
    """The templates as they are written, and the names of the fonts."""
    for name in TEMPLATES:
        template: object = get_template(name)
        yield str(template.template.source)  # type: ignore[attr-defined]
    try:
        yield from (family.name for family in families())
    except FormatFailedError:
        # Without any font no sheet is made; with one, all are.
        yield ""
