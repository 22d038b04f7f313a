"""Promises about the frame of every page."""

import lxml.html
import pytest
from django.template import engines
from django.test import RequestFactory

from accessibility.preferences import DisplayPreferences

# The frame asks whether there is an emergency.
pytestmark = pytest.mark.django_db
PAGE = '{% extends "base/page.html" %}{% block title %}ため{% endblock %}{% block main %}<h1>ため</h1>{% endblock %}'


def frame(path: str = "/events/", **context: object) -> lxml.html.HtmlElement:
    html = engines["django"].from_string(PAGE).render(context, RequestFactory().get(path))
    return lxml.html.fromstring(html)


def test_every_page_names_itself_and_the_town() -> None:
    assert frame().findtext(".//title") == "ため｜縁側市 オンラインサロン"


def test_skip_links_lead_to_places_that_exist() -> None:
    page = frame()
    for href in page.xpath("//div[@class='skip-links']//a/@href"):
        assert page.get_element_by_id(href[1:]) is not None


def test_the_five_places_say_where_one_is() -> None:
    links = frame("/events/autumn/").xpath("//nav[@id='places']//a")
    assert [link.text for link in links] == ["いま", "これから", "資料", "相談・質問", "使い方"]
    assert [link.get("aria-current") for link in links] == [None, "true", None, None, None]


def test_the_telephone_stands_on_every_page() -> None:
    assert frame().xpath("//footer//a[@href='tel:0267-00-0100']")


def test_a_light_page_has_no_script_and_others_defer_theirs() -> None:
    assert not frame(display=DisplayPreferences(light="on")).xpath("//script")
    assert all(s.get("defer") is not None or s.get("type") == "module" for s in frame().xpath("//script"))
