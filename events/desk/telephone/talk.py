"""Where a talk stands. All of it is in the address: going back, pressing twice and a second window do no harm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Talk:
    """What has been said so far."""

    words: str = ""
    person: int | None = None
    is_new: bool = False
    events: str = ""
    session: int | None = None
    done: int | None = None

    @classmethod
    def of(cls, query: Any) -> Talk:
        """Out of an address; what it does not know is as if it were not there."""
        return cls(
            words=query.get("q", "").strip()[:LONGEST],
            person=_number(query.get("person")),
            is_new=query.get("new") == "1",
            events=query.get("events", "").strip()[:LONGEST],
            session=_number(query.get("session")),
            done=_number(query.get("done")),
        )

    def address(self, **changes: Any) -> str:
        """The same talk, one step on."""
        return replace(self, **changes).here

    @property
    def here(self) -> str:
        """Its address."""
        return reverse("events_desk:talk") + self.query

    @property
    def query(self) -> str:
        """What has been said, as the end of an address."""
        said = {
            "q": self.words,
            "person": self.person,
            "new": "1" if self.is_new else "",
            "events": self.events,
            "session": self.session,
            "done": self.done,
        }
        query = urlencode({name: value for name, value in said.items() if value})
        return f"?{query}" if query else ""

    @property
    def with_nobody(self) -> str:
        """Somebody else after all."""
        return self.address(person=None, is_new=False, done=None)

    @property
    def with_somebody_new(self) -> str:
        """Nobody of those found: a person the town does not know yet."""
        return self.address(person=None, is_new=True)

    @property
    def about_nothing(self) -> str:
        """Another session after all."""
        return self.address(session=None, done=None)

    @property
    def step(self) -> str:
        """Where the keyboard begins: at the question that comes next."""
        if self.done:
            return "done"
        if self.session and (self.person or self.is_new):
            return "form"
        return "events" if self.person or self.is_new else "who"


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None
