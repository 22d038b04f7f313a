"""Putting pictures away and getting them out again."""

from collections.abc import Iterable

from django.core.files.base import ContentFile

from documents.extraction.blocks import Figure
from documents.extraction.figures import keys_in
from documents.figures.models import SourceFigure

ENDINGS = {"image/png": "png", "image/jpeg": "jpg"}


def keep(page_id: int, figures: Iterable[Figure]) -> None:
    """Store what is not there yet. Doing it again changes nothing."""
    there = set(SourceFigure.objects.filter(page_id=page_id).values_list("key", flat=True))
    for figure in figures:
        if figure.key not in there:
            _store(page_id, figure)
            there.add(figure.key)


def figures_for(page_id: int, html: str) -> dict[str, Figure]:
    """The pictures that a text names, by key. One whose file is lost is left out, and told by its words."""
    found = {}
    for row in SourceFigure.objects.filter(page_id=page_id, key__in=keys_in(html)):
        try:
            with row.file.open("rb") as file:
                content = bytes(file.read())
        except FileNotFoundError:
            continue
        found[row.key] = Figure(row.key, content, row.content_type, row.width, row.height)
    return found


def keys_kept(page_id: int) -> list[str]:
    """Which pictures there are, without opening one."""
    return list(SourceFigure.objects.filter(page_id=page_id).order_by("key").values_list("key", flat=True))


def _store(page_id: int, figure: Figure) -> None:
    row = SourceFigure(
        page_id=page_id,
        key=figure.key,
        content_type=figure.content_type,
        width=figure.width,
        height=figure.height,
    )
    row.file.save(f"{page_id}-{figure.key[:16]}.{ENDINGS[figure.content_type]}", ContentFile(figure.content))
