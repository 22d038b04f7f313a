"""What stands on a page and is no running text."""

from dataclasses import dataclass

from documents.extraction.layout.paper import Box
from documents.extraction.layout.tables import Table


@dataclass(slots=True)
class Thing:
    """A table, a picture, an entry of a form, or what is left out."""

    html: str
    box: Box
    page: int
    doubts: tuple[str, ...] = ()
    removed: bool = False
    table: Table | None = None
    key: str = ""
