"""Promises of the API: it says what its description says, tells nothing of people, and refuses with a reason."""

import re
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

from events.actions import Wish, take_place
from events.models import EventIndexPage, EventPage
from residents.contact_points import ContactPoint
from tests.events.feeds.conftest import all_day, in_days, salon  # noqa: F401 -- fixtures
from tests.factories.events import make_event, make_session


def described(client: Client) -> dict[str, Any]:
    response = client.get("/api/v1/openapi.json")
    assert response.status_code == 200
    return response.json()


def check_answer(spec: dict[str, Any], path: str, answer: Any) -> None:
    """The answer is exactly what is described: nothing missing, nothing more."""
    schema = spec["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    whole = {**schema, "components": spec["components"]}
    OAS31Validator(whole, format_checker=OAS31Validator.FORMAT_CHECKER).validate(answer)


def read(client: Client, path: str) -> Any:
    response = client.get(path)
    assert response.status_code == 200, response.content.decode()
    return response.json()


def register(page: EventPage, key: str) -> None:
    wish = Wish(name="縁側花子", contact=ContactPoint(phone="0267123456"), way="phone")
    take_place(session_id=page.sessions.first().pk, wish=wish, form_key=key, now=timezone.now())


def test_the_description_is_valid_openapi(event_index: EventIndexPage, client: Client) -> None:
    validate(described(client))


def test_every_answer_is_what_the_description_says(salon: EventPage, all_day: EventPage, client: Client) -> None:  # noqa: F811
    spec = described(client)
    for path in spec["paths"]:
        check_answer(spec, path, read(client, path.replace("{id}", str(salon.pk))))
        check_answer(spec, path, read(client, f"/en{path}".replace("{id}", str(salon.pk))))


def test_every_example_of_the_description_can_be_asked(salon: EventPage, client: Client) -> None:  # noqa: F811
    spec = described(client)
    for path, item in spec["paths"].items():
        asked = {each["name"]: each["example"] for each in item["get"]["parameters"] if each.get("example")}
        if asked and "{" not in path:
            answer = read(client, f"{path}?{urlencode(asked)}")
            check_answer(spec, path, answer)
            assert len(answer.get("events") or answer["sessions"]) >= 1


def test_the_examples_of_the_page_can_be_asked(salon: EventPage, client: Client) -> None:  # noqa: F811
    page = client.get("/data/").content.decode().replace("&amp;", "&")
    examples = re.findall(r'href="([^"]*\?[^"]*)" type="application/json"', page)
    assert len(examples) == 3
    for example in examples:
        read(client, urlsplit(example).path + "?" + urlsplit(example).query)


def test_nobody_learns_who_or_how_many_registered(salon: EventPage, client: Client) -> None:  # noqa: F811
    before = client.get("/api/v1/events/").content
    register(salon, "a" * 32)
    after = client.get("/api/v1/events/").content
    assert before == after
    assert "花子" not in after.decode()


def test_a_full_session_is_told_as_a_waiting_list(event_index: EventIndexPage, client: Client) -> None:
    page = make_event(event_index, sessions=[make_session(capacity=1)])
    states = []
    for key in ("b" * 32, None):
        (session,) = read(client, "/api/v1/sessions/")["sessions"]
        states.append(session["registration"]["state"])
        if key:
            register(page, key)
    assert states == ["open", "waiting_list"]


@pytest.mark.parametrize("collection", ["events", "sessions"])
def test_all_are_found_once_by_following_next(event_index: EventIndexPage, client: Client, collection: str) -> None:
    same_hour = in_days(5)
    for number in range(5):
        make_event(event_index, f"催し{number}", sessions=[make_session(same_hour)])
    address, found = f"/api/v1/{collection}/?limit=2", []
    while address:
        response = client.get(address)
        part = response.json()
        found += [each["id"] for each in part[collection]]
        assert bool(part["next"]) == response.has_header("Link")
        address = part["next"] and part["next"].removeprefix("http://testserver")
    assert len(found) == len(set(found)) == 5


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=201",
        "limit=二",
        "limit=" + "9" * 40,
        "after=-1",
        "after=nan_1",
        "since=今日",
        "nothing=1",
        "way=%00",
        "since=0001-01-01",
        "until=9999-12-31",
        "changed_since=0001-01-01T00:00:00%2B09:00",
    ],
)
@pytest.mark.parametrize("collection", ["events", "sessions"])
def test_what_is_not_understood_is_refused_with_the_word_and_the_reason(
    event_index: EventIndexPage, client: Client, collection: str, query: str
) -> None:
    response = client.get(f"/api/v1/{collection}/?{query}")
    assert response.status_code == 400
    assert response.json()["parameter"] == query.partition("=")[0]
    assert response["Access-Control-Allow-Origin"] == "*"


def test_it_can_be_read_from_other_sites_and_only_read(salon: EventPage, client: Client) -> None:  # noqa: F811
    asked = client.options("/api/v1/events/")
    assert (asked.status_code, asked["Access-Control-Allow-Origin"]) == (204, "*")
    for method in (client.post, client.put, client.delete, client.patch):
        refused = method("/api/v1/events/")
        assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert not client.get("/api/v1/events/").cookies


def test_drafts_and_what_does_not_exist_are_both_not_there(event_index: EventIndexPage, client: Client) -> None:
    draft = make_event(event_index, "下書き", live=False)
    assert client.get(f"/api/v1/events/{draft.pk}/").status_code == 404
    assert client.get("/api/v1/events/999999/").json()["status"] == 404
    assert read(client, "/api/v1/events/")["events"] == []


def test_who_has_the_answer_is_not_sent_it_again(salon: EventPage, client: Client) -> None:  # noqa: F811
    first = client.get("/api/v1/events/")
    assert client.get("/api/v1/events/", headers={"If-None-Match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("events", [1, 4])
@pytest.mark.parametrize("path", ["/api/v1/events/", "/api/v1/sessions/", "/data/events.jsonld"])
def test_the_questions_to_the_database_do_not_grow(
    event_index: EventIndexPage, client: Client, django_assert_max_num_queries: Any, events: int, path: str
) -> None:
    for number in range(events):
        make_event(event_index, f"催し{number}")
    client.get(path)
    with django_assert_max_num_queries(10):
        client.get(path)
