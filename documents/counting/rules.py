"""What counts as taking something along, and how counts are shown. Pure."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

# Smaller numbers can point to a person: in a village, who took the only braille copy is known.
SMALLEST_SHOWN = 5
# Programs that say what they are; they read everything and need nothing. (CUBOT is a telephone.)
MACHINES = re.compile(r"(?<!cu)bot\b|crawl|spider|slurp|preview|facebookexternalhit|archiver|monitor", re.IGNORECASE)
FIRST_PART = re.compile(r"bytes=0-(\d*)$")
# Safari asks for two bytes before it plays anything.
A_TASTE = 1024


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a request decides; none of it is kept."""

    method: str
    status: int
    range: str = ""
    agent: str = ""
    purpose: str = ""


def counts(asked: Asked) -> bool:
    """Whether somebody takes a file along: not a look at its size, a later part, a program or a browser's guess."""
    if asked.method != "GET" or asked.status not in {200, 206} or "prefetch" in asked.purpose:
        return False
    if MACHINES.search(asked.agent):
        return False
    return asked.status == 200 or _is_first_part(asked.range)


def _is_first_part(wanted: str) -> bool:
    match = FIRST_PART.match(wanted)
    return match is not None and (not match[1] or int(match[1]) >= A_TASTE)


def shown(count: int) -> str:
    """「0」「5未満」「12」."""
    if 0 < count < SMALLEST_SHOWN:
        return _("%(smallest)d未満") % {"smallest": SMALLEST_SHOWN}
    return str(count)


@dataclass(frozen=True, slots=True)
class Total:
    """A sum that gives nothing away: what is hidden in its parts is left out of it and said so."""

    count: int
    hidden: int

    @property
    def words(self) -> str:
        """「120」, or 「120と、5未満が2つ」."""
        if not self.hidden:
            return str(self.count)
        few = _("%(smallest)d未満が%(hidden)dつ") % {"smallest": SMALLEST_SHOWN, "hidden": self.hidden}
        return _("%(count)dと、%(few)s") % {"count": self.count, "few": few} if self.count else few


def total(parts: "list[int]") -> Total:
    """The sum of the parts that may be shown, and how many are not."""
    hidden = [part for part in parts if 0 < part < SMALLEST_SHOWN]
    return Total(sum(parts) - sum(hidden), len(hidden))
