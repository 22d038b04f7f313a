"""Promises about the gallery of components, which staff and auditors browse."""

import json

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse

from accessibility.gallery.examples import Example, components
from accessibility.gallery.looks import looks
from accessibility.preferences import CHOICES, COOKIE, DEFAULT, LOOKS
from cms.models import HomePage
from tests.factories.staff import superuser, verified_client

pytestmark = pytest.mark.django_db


def tree(client: Client, address: str) -> lxml.html.HtmlElement:
    response = client.get(address)
    assert response.status_code == 200, address
    return lxml.html.fromstring(response.content.decode())


def test_the_gallery_lists_every_component(client: Client) -> None:
    listed = {href.split("/")[2] for href in tree(client, reverse("accessibility:parts")).xpath("//main//h3/a/@href")}
    assert listed == set(components())


@pytest.mark.parametrize("name", components())
def test_a_page_shows_every_example_and_its_source_with_no_id_twice(client: Client, name: str) -> None:
    page = tree(client, reverse("accessibility:part", args=[name]))
    shown = components()[name]
    assert len(page.xpath("//*[@class='specimen__stage']")) == len(shown.examples)
    sources = [code.text_content() for code in page.xpath("//pre/code")]
    assert sources == [example.html().strip() for example in shown.examples]
    ids = page.xpath("//@id")
    assert sorted(ids) == sorted(set(ids))


def test_a_preference_is_worn_by_the_page_and_not_remembered(client: Client) -> None:
    client.cookies[COOKIE] = "text=125"
    address = reverse("accessibility:part", args=["notice"])
    response = client.get(f"{address}?colours=dark&furigana=all&text=%22%3E%3Cscript%3E")
    page = lxml.html.fromstring(response.content.decode())
    assert (page.get("data-colours"), page.get("data-text")) == ("dark", "125")
    assert page.xpath("//*[@class='specimen__stage']//rt")
    assert not response.cookies
    assert "data-colours" not in tree(client, address).attrib


def test_each_value_of_each_preference_is_a_link(client: Client) -> None:
    page = tree(client, reverse("accessibility:part", args=["button"]))
    queries = set(page.xpath("//main/details[1]//a/@href"))
    for name, values in CHOICES.items():
        for value in values:
            assert (f"?{name}={value}" if value != getattr(DEFAULT, name) else "?") in queries


def test_one_page_shows_an_example_in_every_look(client: Client) -> None:
    page = tree(client, reverse("accessibility:part_looks", args=["notice", 1]))
    stages = page.find_class("specimen__stage")
    assert len(stages) == len(list(looks()))
    for name in set(LOOKS) - {"layout"}:
        worn = {stage.get(f"data-{name}") for stage in stages} - {None}
        assert worn == set(CHOICES[name]) - {getattr(DEFAULT, name)}
    assert any(stage.xpath(".//rt") for stage in stages)


@pytest.mark.parametrize("address", ["/parts/nothing/", "/parts/notice/0/", "/parts/notice/99/", "/parts/nothing/1/"])
def test_what_there_is_not_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/parts/", "/parts/notice/", "/parts/notice/1/"])
def test_search_engines_are_told_to_leave_it(client: Client, address: str) -> None:
    assert 'name="robots" content="noindex' in client.get(address).content.decode()
    assert "Disallow: /parts/" in client.get("/robots.txt").content.decode()


def test_staff_find_the_gallery_in_the_menu_of_the_cms() -> None:
    page = verified_client(superuser()).get("/cms/").content.decode()
    # Wagtail hands its menu to the browser as JSON in ASCII.
    assert '"/parts/"' in page
    assert json.dumps("部品の見本") in page


def test_residents_are_not_led_there(client: Client, home: HomePage) -> None:
    assert "/parts/" not in client.get("/").content.decode()


def test_an_example_among_others_neither_shares_ids_nor_takes_the_focus() -> None:
    example = Example("error_summary", "", components()["error_summary"].examples[0].values)
    html = example.html_among_others(3)
    assert 'id="error-summary-title-example3"' in html
    assert 'aria-labelledby="error-summary-title-example3"' in html
    assert "data-focus-on-load" in example.html()
    assert "data-focus-on-load" not in html
