"""What a programme tells of, section by section. The rooms above bring their sections in their ``AppConfig.ready``."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Span:
    """What one programme looks at: what was published ``since`` the one before, and what comes ``until``."""

    now: datetime
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to tell of: its name, its sentences, and the page where all of it stands."""

    title: str
    sentences: tuple[str, ...]
    page_id: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter. ``count`` says in words how much there is (「催し5件」); ``after`` is said when the items are told."""

    heading: str
    items: tuple[Item, ...]
    count: str
    after: str = ""


SectionMaker = Callable[[Span], Section | None]
_makers: dict[str, tuple[int, SectionMaker]] = {}


def register(name: str, maker: SectionMaker, *, order: int) -> None:
    """Bring a section under its room's name; the smallest ``order`` is heard first. Twice is an error."""
    if name in _makers:
        raise ValueError(f"There is a section named {name} already.")
    _makers[name] = (order, maker)


def sections(span: Span) -> Iterator[Section]:
    """Every section that has something to tell."""
    for _order, maker in _in_order(_makers.values()):
        section = maker(span)
        if section and section.items:
            yield section


def _in_order(makers: Iterable[tuple[int, SectionMaker]]) -> list[tuple[int, SectionMaker]]:
    return sorted(makers, key=lambda entry: entry[0])
