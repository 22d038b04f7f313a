"""One printed letter."""

from dataclasses import dataclass

from documents.extraction.layout.paper import Box


@dataclass(slots=True)
class Letter:
    """One letter: where it stands, how large it is, and what came before it."""

    text: str
    box: Box
    size: float
    base: float
    number: int
    after_blank: bool = False
    after_break: bool = False
    link: str = ""
    # What is said of a field of a form that stands here in the place of a letter.
    blank: str = ""

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle, right and down from the top left."""
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2
