"""Promises about looks: on the real pages they change html's attributes and sheets only; anything else is noticed."""

import pytest
from django.test import Client

from accessibility.audit.promises import broken_promises, difference, shared_titles
from accessibility.audit.views import PURE_LOOKS
from accessibility.preferences import COOKIE, DEFAULT, DisplayPreferences
from accessibility.styles import mode_sheet_for

DARK = DisplayPreferences(colours="dark")
PLAIN = '<!doctype html><html lang="ja"><head></head><body><p>縁側</p></body></html>'
CHANGED = PLAIN.replace('lang="ja"', 'lang="ja" data-colours="dark"').replace("</head>", "{sheet}</head>")


@pytest.mark.parametrize("path", ["/", "/events/", "/search/?q=縁側", "/display/", "/cancel/", "/nowhere/"])
def test_looks_change_nothing_but_looks(path, home, event_index, client: Client):
    def get(path: str, chosen: DisplayPreferences) -> str:
        client.cookies[COOKIE] = chosen.to_cookie()
        return client.get(path).content.decode()

    assert list(broken_promises(get, [path])) == []


def test_every_look_is_compared(home, client: Client):
    asked = []

    def get(path: str, chosen: DisplayPreferences) -> str:
        asked.append(chosen)
        return "<html>"

    list(broken_promises(get, ["/"]))
    assert len(asked) == 1 + len(PURE_LOOKS)
    assert asked[0] == DEFAULT


def test_a_look_that_changes_words_is_noticed():
    sheet = mode_sheet_for("dark").html
    assert difference(PLAIN, CHANGED.format(sheet=sheet), DARK) == ""
    assert "暗い" in difference(PLAIN, CHANGED.format(sheet=sheet).replace("縁側", "暗い縁側"), DARK)


def test_a_look_that_is_not_put_on_is_noticed():
    assert difference(PLAIN, PLAIN, DARK).startswith("html")
    assert difference(PLAIN, CHANGED.format(sheet=""), DARK).startswith("sheet")


def test_two_pages_of_one_title_are_told():
    assert list(shared_titles({"/": "縁側", "/a/": "催し", "/b/": "催し"})) == [("/b/", "題名が /a/ と同じです：催し")]
