"""What follows when a letter does not arrive."""

from events.letters.sending import note_that_it_was_not_delivered
from residents.outbox.signals import not_delivered


def connect() -> None:
    """Listen to the outbox."""
    not_delivered.connect(note_that_it_was_not_delivered, dispatch_uid="events.letters.not_delivered")
