"""The description of the API (OpenAPI 3.1), with examples that a test really asks."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings

from accessibility.town import town_in_this_language
from events.api.schemas import SCHEMAS
from events.choices import EventKind, Way

VERSION: Final = "1.0.0"
Part = dict[str, Any]


def description(base: str) -> Part:
    """The whole description. ``base`` is where this site lies."""
    town = town_in_this_language()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{town['name']} Engawa API",
            "version": VERSION,
            "summary": "Public events, their sessions, ways of joining and support. Read-only.",
            "description": (
                "No key, no account. Answers carry an ETag: send it back as If-None-Match and get 304 while nothing"
                " changed. Nothing about people who registered is in any answer, not even how many they are. Words are"
                " Japanese; below /en/ English where the town wrote it."
            ),
            "contact": {"name": town["department"], "email": town["email"]},
            "license": {"name": settings.ENGAWA_DATA_LICENCE, "url": settings.ENGAWA_DATA_LICENCE_URL},
        },
        "servers": [{"url": base}, {"url": f"{base}/en", "description": "English words"}],
        "paths": {
            "/api/v1/": {"get": _get("Where everything is", "Root", [], "root")},
            "/api/v1/events/": {
                "get": _get(
                    "Events, in the order in which they were made", "Events", [*_FILTERS, *_PAGES], "listEvents"
                )
            },
            "/api/v1/events/{id}/": {
                "get": _get("One event with all its sessions and its text", "EventWithText", [_ID], "getEvent")
            },
            "/api/v1/sessions/": {
                "get": _get("Sessions, in order of time", "Sessions", [*_FILTERS, *_PAGES], "listSessions")
            },
        },
        "components": {"schemas": SCHEMAS},
    }


def _get(summary: str, schema: str, parameters: list[Part], operation: str) -> Part:
    missing = _ID in parameters
    answers = {
        "200": {
            "description": "OK",
            "headers": {"ETag": {"schema": {"type": "string"}}},
            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}},
        },
        "304": {"description": "Nothing changed since the answer with this ETag"},
        "429": _problem("Too many questions from one address; Retry-After says when to come back"),
    }
    if parameters and not missing:
        answers["400"] = _problem("A word of the address was not understood")
    if missing:
        answers["404"] = _problem("There is no such public event")
    return {"operationId": operation, "summary": summary, "parameters": parameters, "responses": answers}


def _problem(about: str) -> Part:
    return {
        "description": about,
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def _query(name: str, about: str, schema: Part, example: Any) -> Part:
    return {"name": name, "in": "query", "required": False, "description": about, "schema": schema, "example": example}


_DAY: Final = {"type": "string", "format": "date"}
_FILTERS: Final = [
    _query("since", "First day of sessions. Without since and until: from today on", _DAY, "2020-01-01"),
    _query("until", "Last day of sessions", _DAY, "2099-12-31"),
    _query("kind", "What sort of event", {"type": "string", "enum": EventKind.values}, "salon"),
    _query("way", "A way of joining that is offered", {"type": "string", "enum": Way.values}, "phone"),
    _query("support", "Support that is offered, by its key", {"type": "string"}, "sign_language"),
    _query("audience", "For whom, by the key of the town's own list", {"type": "string"}, ""),
    _query(
        "changed_since",
        "Events published after this moment",
        {"type": "string", "format": "date-time"},
        "2020-01-01T00:00:00+09:00",
    ),
]
_PAGES: Final = [
    _query("limit", "How many at once", {"type": "integer", "minimum": 1, "maximum": 200, "default": 50}, 10),
    _query("after", "Where to go on; stands in `next` of the answer before", {"type": "string"}, ""),
]
_ID: Final = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
