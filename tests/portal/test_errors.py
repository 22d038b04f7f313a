"""Promises about the pages shown when something went wrong."""

import pytest
from django.test import Client, RequestFactory

from portal.errors import bad_request, server_error


def test_a_broken_house_answers_without_its_database() -> None:
    page = server_error(RequestFactory().get("/"))
    assert page.status_code == 500
    assert "0267-00-0100" in page.content.decode()


def test_a_bad_request_names_the_town_too() -> None:
    page = bad_request(RequestFactory().get("/"), ValueError())
    assert page.status_code == 400
    assert "縁側市" in page.content.decode()


@pytest.mark.parametrize(("path", "words"), [("/nothing-here/", "ページが見つかりません")])
def test_a_lost_visitor_is_shown_where_to_go(client: Client, home: object, path: str, words: str) -> None:
    page = client.get(path)
    assert page.status_code == 404
    assert words in page.content.decode()
