"""Where returned letters lie: a Maildir folder or an mbox file that the town's mail system fills."""

from __future__ import annotations

import mailbox
from datetime import datetime
from pathlib import Path

from residents.outbox.returned import read
from residents.outbox.sending import note_that_it_came_back


def take_in(raw: bytes, *, now: datetime) -> bool:
    """Note one returned letter. False when it is none of ours, or none at all."""
    returned = read(raw)
    if returned is None:
        return False
    return note_that_it_came_back(
        identity=returned.identity, trouble=returned.trouble, now=now, is_dead=returned.is_dead
    )


def empty(path: Path, *, now: datetime) -> int:
    """Note every returned letter and take it out of the box. What people have written stays where it is."""
    box: mailbox.Mailbox = mailbox.Maildir(path, create=False) if path.is_dir() else mailbox.mbox(path, create=False)
    noted = 0
    box.lock()
    try:
        for key in list(box.keys()):
            if take_in(box.get_bytes(key), now=now):
                box.remove(key)
                noted += 1
        box.flush()
    finally:
        box.close()
    return noted
