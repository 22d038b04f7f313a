"""Numbers of requests and standing orders (受付番号): nine digits, an event's have eight. Pure."""

from residents.references import Numbering

_REQUESTS = Numbering((3, 3, 3))


def new_reference() -> str:
    """A reference like 482-173-069."""
    return _REQUESTS.new()


def read(typed: str) -> str:
    """The reference in what somebody typed; empty when it is none."""
    return _REQUESTS.read(typed)
