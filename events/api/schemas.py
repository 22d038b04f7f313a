"""The shapes of the answers in JSON Schema, for ``openapi.py``. Nothing but what is named here is ever told."""

from __future__ import annotations

from typing import Any, Final

from events.choices import EventKind, Refusal, SessionStatus, Way

Part = dict[str, Any]
TEXT: Final = {"type": "string"}
WHOLE: Final = {"type": "integer"}
NUMBER: Final = {"type": ["number", "null"]}
TRUTH: Final = {"type": "boolean"}
URL: Final = {"type": "string", "format": "uri"}
MOMENT: Final = {"type": "string", "format": "date-time"}
MAYBE_MOMENT: Final = {"type": ["string", "null"], "format": "date-time"}
MAYBE_DAY: Final = {"type": ["string", "null"], "format": "date"}
MAYBE_URL: Final = {"type": ["string", "null"], "format": "uri"}
MAYBE_TRUTH: Final = {"type": ["boolean", "null"], "description": "null: nobody said"}


def shape(**parts: Part) -> Part:
    """An object with exactly these parts."""
    return {"type": "object", "properties": parts, "required": list(parts), "additionalProperties": False}


def many(of: Part) -> Part:
    """A list."""
    return {"type": "array", "items": of}


def one_of(values: list[str]) -> Part:
    """One of a few words."""
    return {"type": "string", "enum": values}


def named(name: str) -> Part:
    """Another shape."""
    return {"$ref": f"#/components/schemas/{name}"}


KEY_AND_NAME: Final = shape(key=TEXT, name=TEXT)
LINKS: Final = {"self": URL, "html": URL, "calendar": URL, "schema_org": URL}
SESSION: Final = {
    "id": WHOLE,
    "starts_at": MOMENT,
    "ends_at": MOMENT,
    "times_known": {**TRUTH, "description": "false: whole days; the times of day say nothing"},
    "status": one_of(SessionStatus.values),
    "note": TEXT,
    "attendance": one_of(["mixed", "in_person", "online"]),
    "ways": many(one_of(Way.values)),
    "registration": shape(
        state=one_of(["open", "waiting_list", *Refusal.values]),
        opens_at=MAYBE_MOMENT,
        closes_at=MAYBE_MOMENT,
        url=MAYBE_URL,
    ),
    "support": many(shape(key=TEXT, state=one_of(["always", "on_request", "closed"]), ask_until=MAYBE_DAY)),
}
EVENT: Final = {
    "id": WHOLE,
    "uuid": {"type": "string", "format": "uuid", "description": "The same in every language and after a move"},
    "title": TEXT,
    "title_kana": TEXT,
    "summary": TEXT,
    "language": TEXT,
    "kind": shape(key=one_of(EventKind.values), name=TEXT),
    "for": shape(text=TEXT, audiences=many(KEY_AND_NAME)),
    "fee": shape(text=TEXT, free=MAYBE_TRUTH),
    "organiser": TEXT,
    "contact": shape(name=TEXT, phone=TEXT, email=TEXT),
    "venue": {"oneOf": [{"type": "null"}, shape(name=TEXT, address=TEXT, latitude=NUMBER, longitude=NUMBER)]},
    "ways": many(shape(key=one_of(Way.values), name=TEXT, needs=TEXT, data_per_hour=TEXT, exposure=TEXT)),
    "support": many(shape(key=TEXT, name=TEXT, instead=TEXT)),
    "details": {
        "type": "object",
        "description": "Items of the national model (GIF DS-43C, DS-436, child-minding) by their English names",
        "additionalProperties": True,
    },
    "sessions": many(named("Session")),
    "changed_at": MAYBE_MOMENT,
    "links": shape(**LINKS),
}
_NEXT: Final = {**MAYBE_URL, "description": "The next part; null at the end"}
SCHEMAS: Final[Part] = {
    "Root": shape(events=URL, sessions=URL, openapi=URL, documentation=URL),
    "Session": shape(**SESSION),
    "Event": shape(**EVENT),
    "EventWithText": shape(**EVENT, text=TEXT),
    "Events": shape(next=_NEXT, events=many(named("Event"))),
    "Sessions": shape(
        next=_NEXT, sessions=many(shape(**SESSION, event=shape(id=WHOLE, title=TEXT, links=shape(**LINKS))))
    ),
    "Problem": {
        "type": "object",
        "properties": {"type": TEXT, "title": TEXT, "status": WHOLE, "detail": TEXT, "parameter": TEXT},
        "required": ["type", "title", "status", "detail"],
    },
}
