"""What stands on the page of a registration about its session."""


def register() -> None:
    """Put the pieces onto the page."""
