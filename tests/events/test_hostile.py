"""Promises about addresses that nobody was given: whatever stands in them, the house answers calmly."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from events.models import EventIndexPage, Registration
from residents.mandates.models import Mandate
from tests.events.carers.conftest import given
from tests.events.places.people import take
from tests.factories.events import make_event
from tests.factories.staff import superuser, verified_client

OURS = re.compile(r"^(registration|join|c|api|data|mandate|for|carers|my-support|cancel)/")
DESKS = re.compile(r"^cms/(registrations|support|sessions|doors|mandates|residents|reminders)/")
# Back to the front page of the CMS with a word, not there, or no such press; and nothing of anybody in the answer.
REFUSED = {(302, False), (403, False), (404, False), (405, False)}
NOBODYS = {"wagtail_serve", "wagtail.admin.views.home.default"}
HOLE = re.compile(r"<(?:(\w+):)?(\w+)>")
LARGEST, TOO_LARGE = "9" * 18, "9" * 19


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Every address of the site, with its holes."""
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield route
        else:
            yield from routes(each, route)


def filled(route: str, number: str, known: dict[str, str]) -> str:
    """The address with something in every hole."""
    return "/" + HOLE.sub(lambda hole: known.get(hole[2], number if hole[1] in {"id", "int"} else "x"), route)


def view_of(address: str) -> str:
    try:
        return resolve(address).view_name
    except Resolver404:
        return "wagtail_serve"


def test_no_address_takes_a_number_that_a_database_cannot_hold() -> None:
    numbered = [route for route in routes(get_resolver()) if re.search(r"<(id|int):", route) and "(?P" not in route]
    ours = [route for route in numbered if OURS.match(route) or route.startswith("cms/registrations/")]
    assert len(ours) > 20

    assert {view_of(filled(route, LARGEST, {})) for route in ours}.isdisjoint(NOBODYS)
    assert {view_of(filled(route, TOO_LARGE, {})) for route in ours} <= NOBODYS


@pytest.mark.database
def test_nonsense_in_an_address_is_nobodys_page_and_no_error(client: Client, event_index: EventIndexPage) -> None:
    made = take(make_event(event_index).sessions.get(), "one")
    mandate = given()
    holes = (
        *("/registration/{}/", "/registration/{}/people/", f"/registration/{made.token}/card/{{}}/", "/mandate/{}/"),
        *("/for/{}/", f"/for/{mandate.carer_token}/{{}}/", "/c/{}/", "/my-support/number/{}/", "/en/registration/{}/"),
    )
    words = ("\x00", "a\x00b", "\u202e<b>", "％００" * 300, "..%2f..%2fetc")
    answers = {hole.format(quote(word, safe="")): 0 for hole in holes for word in words}
    numbers = {path.format(LARGEST): 0 for path in ("/join/{}/", "/data/{}/events.ics", "/api/v1/events/{}/")}
    for address in answers | numbers:
        answers[address] = client.get(address).status_code

    assert {address: status for address, status in answers.items() if status not in {200, 302, 400, 404}} == {}
    assert client.post(f"/registration/{made.token}/people/", {"remove": "\x00"}).status_code == 302


@pytest.mark.database
def test_nonsense_in_the_questions_of_staff_is_no_error(event_index: EventIndexPage) -> None:
    staff = verified_client(superuser())
    screens = ("support/?words=", "mandates/?words=", "residents/looks/?number=", "registrations/desk/?words=1")
    answers = [staff.get(f"/cms/{screen}%00").status_code for screen in screens]

    assert answers == [400] * 4


def test_only_get_head_and_post_reach_anything(client: Client, event_index: EventIndexPage) -> None:
    session = make_event(event_index).sessions.get()
    made, mandate = take(session, "one"), given()
    known = {"session_id": str(session.pk), "event_id": str(session.page_id), "reference": made.reference}
    answers = {}
    for route in (route for route in routes(get_resolver()) if OURS.match(route)):
        token = mandate.resident_token if route.startswith("mandate") else made.token
        token = mandate.carer_token if route.startswith("for") else token
        address = filled(route, "1", known | {"token": token})
        answers[address] = {getattr(client, method)(address).status_code for method in ("put", "delete", "patch")}

    assert len(answers) > 50
    assert {address: said for address, said in answers.items() if not said <= {403, 404, 405}} == {}


def test_staff_without_the_duty_see_and_change_nothing(event_index: EventIndexPage) -> None:
    session = make_event(event_index).sessions.get()
    made, mandate = take(session, "かなりあ"), given(name="かなりあ")
    clerk = get_user_model().objects.create_user("other-department")
    clerk.user_permissions.add(Permission.objects.get(codename="access_admin"))
    browser = verified_client(clerk)
    before = list(Registration.objects.values()), list(Mandate.objects.values())
    numbers = {"session_id": session.pk, "page_id": session.page_id, "person_id": made.resident_id}
    numbers |= {"registration_id": made.pk, "resident_id": made.resident_id, "mandate_id": mandate.pk}
    known = {name: str(number) for name, number in numbers.items()} | {"way": "phone", "what": "call-off"}
    screens = [filled(route, "1", known) for route in routes(get_resolver()) if DESKS.match(route)]
    answers = {
        (method, screen): (answer.status_code, "かなりあ" in answer.content.decode(errors="replace"))
        for screen in screens
        for method in ("get", "post")
        for answer in [getattr(browser, method)(screen)]
    }

    assert len(screens) > 55
    assert {asked: said for asked, said in answers.items() if said not in REFUSED} == {}
    assert before == (list(Registration.objects.values()), list(Mandate.objects.values()))
    verified_client(superuser()).post(f"/cms/registrations/cancel/{made.pk}/")
    assert before[0] != list(Registration.objects.values())  # whose duty it is
