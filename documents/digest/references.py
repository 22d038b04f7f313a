"""Numbers of readers (受付番号): ten digits, a request's have nine and an event's eight. Pure."""

from residents.references import Numbering

_READERS = Numbering((3, 3, 4))


def new_reference() -> str:
    """A reference like 482-173-0695. Migrations name this function."""
    return _READERS.new()


def read(typed: str) -> str:
    """The reference in what somebody typed; empty when it is none."""
    return _READERS.read(typed)
