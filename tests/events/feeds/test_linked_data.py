"""Promises of the linked data: every word is one of schema.org's, used where schema.org allows it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from events.models import EventIndexPage, EventPage
from tests.events.feeds.conftest import in_days
from tests.factories.events import make_event, make_session

TERMS = json.loads((Path(__file__).parent / "schema_org_terms.json").read_text(encoding="utf-8"))
TEXTS = {"Text", "URL", "Date", "DateTime"}
NUMBERS = {"Number", "Integer", "Float"}


def ancestors(name: str) -> set[str]:
    return {name}.union(*(ancestors(parent) for parent in TERMS["types"].get(name, [])))


def faults(thing: Any, expected: set[str] | None = None) -> list[str]:
    """What is wrong with a thing by the vocabulary: unknown types, properties out of place, values of another type."""
    kind = thing["@type"]
    if kind not in TERMS["types"]:
        return [f"{kind} is no type"]
    found = [] if expected is None or expected & ancestors(kind) else [f"{kind} where {expected} belongs"]
    for name, value in thing.items():
        if name.startswith("@"):
            continue
        term = TERMS["properties"].get(name)
        if term is None or not set(term["of"]) & ancestors(kind):
            found.append(f"{kind} has no {name}")
            continue
        for each in value if isinstance(value, list) else [value]:
            found += faults_of_value(name, each, set(term["takes"]))
    return found


def faults_of_value(name: str, value: Any, takes: set[str]) -> list[str]:
    if isinstance(value, dict):
        return faults(value, takes)
    if isinstance(value, bool):
        return [] if "Boolean" in takes or "StructuredValue" in takes else [f"{name} is no truth"]
    if isinstance(value, int | float):
        return [] if takes & NUMBERS else [f"{name} is no number"]
    for enumeration, members in TERMS["members"].items():
        if enumeration in takes:
            return [] if value.removeprefix("https://schema.org/") in members else [f"{name}: {value}"]
    return [] if takes & (TEXTS | {"Language"}) else [f"{name} is no text"]


def graph(client: Client, path: str) -> list[dict[str, Any]]:
    response = client.get(path)
    assert response["Content-Type"] == "application/ld+json; charset=utf-8"
    return response.json()["@graph"]


@pytest.mark.parametrize("path", ["/data/events.jsonld", "/en/data/events.jsonld"])
def test_every_word_is_one_of_the_vocabulary(salon: EventPage, all_day: EventPage, client: Client, path: str) -> None:
    things = graph(client, path)
    assert [thing["@type"] for thing in things] == ["EventSeries", "SocialEvent"]
    assert [fault for thing in things for fault in faults(thing)] == []


def test_the_catalogue_is_one_too(salon: EventPage, client: Client) -> None:
    assert faults(client.get("/data/catalogue.jsonld").json()) == []


def test_the_check_finds_what_does_not_belong_there() -> None:
    wrong = {"@type": "Event", "accessibilityFeature": "captions", "location": {"@type": "Offer"}, "eventStatus": "Off"}
    assert faults(wrong) == [
        "Event has no accessibilityFeature",
        "Offer where " + str(faults_takes()) + " belongs",
        "eventStatus: Off",
    ]


def faults_takes() -> set[str]:
    return set(TERMS["properties"]["location"]["takes"])


def test_sessions_say_whether_they_take_place_and_how_people_meet(salon: EventPage, client: Client) -> None:
    (series,) = graph(client, "/data/events.jsonld")
    first, off, online = series["subEvent"]
    assert [each["eventStatus"].rpartition("/")[2] for each in (first, off, online)] == [
        "EventScheduled", "EventCancelled", "EventMovedOnline",
    ]  # fmt: skip
    assert first["eventAttendanceMode"].endswith("MixedEventAttendanceMode")
    assert online["eventAttendanceMode"].endswith("OnlineEventAttendanceMode")
    place, line = first["location"]
    assert place["address"]["addressRegion"] == "長野県"
    assert {each["name"]: each["value"] for each in place["amenityFeature"]} == {
        "車いすで入れる": True, "オストメイト対応トイレ": False,
    }  # fmt: skip
    assert line == {"@type": "VirtualLocation", "url": "http://testserver/events/salon/"}
    assert (first["offers"]["price"], "offers" in off) == (500, False)


def test_the_page_itself_carries_its_next_sessions_and_no_title_can_break_out(
    event_index: EventIndexPage, client: Client
) -> None:
    sessions = [make_session(in_days(day)) for day in range(7, 63, 7)]
    make_event(event_index, "</script><script>alert(1)</script>", slug="attack", sessions=sessions)
    page = client.get("/events/attack/").content.decode()
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    thing = json.loads(found)
    assert faults(thing) == []
    assert len(thing["subEvent"]) == 3
    assert thing["name"] == "</script><script>alert(1)</script>"


def test_whoever_saves_data_is_not_sent_what_only_programs_read(salon: EventPage, client: Client) -> None:
    assert "ld+json" not in client.get("/events/salon/", headers={"Save-Data": "on"}).content.decode()
