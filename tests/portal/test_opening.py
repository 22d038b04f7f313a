"""Promises to a municipality on its first day."""

import re

import pytest
from django.conf import LazySettings
from django.test import Client

from cms.models import InformationPage
from portal import opening

pytestmark = pytest.mark.django_db


def test_no_link_of_the_header_or_footer_is_dead_on_the_first_day(client: Client) -> None:
    opening.open_town()
    page = client.get("/").content.decode()
    links = {link.split("?")[0] for link in re.findall(r'href="(/[^"#]*)"', page)} - {"/static/icon.svg"}
    assert {link: client.get(link).status_code for link in links if client.get(link).status_code != 200} == {}


def test_the_first_pages_speak_of_the_town_itself(client: Client, settings: LazySettings) -> None:
    settings.ENGAWA_TOWN = {**settings.ENGAWA_TOWN, "name": "みどり町", "phone": "0267-00-0300"}
    opening.open_town()
    assert "みどり町 オンラインサロン</h1>" in client.get("/").content.decode()
    assert "0267-00-0300" in client.get("/contact/").content.decode()


def test_what_staff_wrote_is_never_touched() -> None:
    opening.open_town()
    InformationPage.objects.filter(slug="guide").update(title="わたしたちの使い方")
    with pytest.raises(ValueError, match="open already"):
        opening.open_town()
    assert InformationPage.objects.get(slug="guide").title == "わたしたちの使い方"
