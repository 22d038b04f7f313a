"""One page read."""

from dataclasses import dataclass, field

from documents.extraction.blocks import Figure
from documents.extraction.layout.lines import Line
from documents.extraction.layout.paper import Paper
from documents.extraction.layout.tables import Table
from documents.extraction.layout.things import Thing


@dataclass(slots=True)
class Sheet:
    """What stands on one page. ``is_picture``: without words but with an image; an empty page is only empty."""

    paper: Paper
    items: list[Line | Thing]
    figures: list[Figure] = field(default_factory=list)
    is_picture: bool = False
    by_machine: bool = False

    @property
    def lines(self) -> list[Line]:
        """Only the lines."""
        return [item for item in self.items if isinstance(item, Line)]

    @property
    def tables(self) -> list[Table]:
        """Only the tables."""
        return [item.table for item in self.items if isinstance(item, Thing) and item.table]
