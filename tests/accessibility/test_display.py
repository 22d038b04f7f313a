"""Promises about choosing how pages look."""

import lxml.html
import pytest
from django.test import Client

from accessibility.preferences import CHOICES, COOKIE, DEFAULT, DisplayPreferences

DEFAULTS = {name: getattr(DEFAULT, name) for name in CHOICES}


def press(client: Client, **data: str):
    return client.post("/display/", {**DEFAULTS, **data})


def test_every_choice_of_every_preference_can_be_made(client: Client, db: None) -> None:
    page = lxml.html.fromstring(client.get("/display/").content)
    for name, values in CHOICES.items():
        assert page.xpath(f"//input[@name='{name}']/@value") == list(values)


def test_a_choice_is_kept_for_a_year_and_shown_at_once(client: Client, db: None) -> None:
    answer = press(client, text="300", colours="black-yellow")
    cookie = answer.cookies[COOKIE]
    assert (cookie["max-age"], cookie["samesite"], cookie["httponly"]) == (31_536_000, "Lax", True)
    page = lxml.html.fromstring(client.get(answer["Location"]).content)
    assert (page.get("data-text"), page.get("data-colours")) == ("300", "black-yellow")
    assert "この設定にしました" in page.findtext(".//title")


def test_choosing_the_device_s_colours_is_no_choice_but_bright_colours_are(client: Client, db: None) -> None:
    assert DisplayPreferences(colours="auto").to_cookie() == ""
    assert DisplayPreferences(colours="standard").to_cookie() == "colours=standard"


def test_the_way_back_leads_to_the_page_somebody_came_from(client: Client, db: None) -> None:
    answer = press(client, next="/events/?kind=salon")
    page = lxml.html.fromstring(client.get(answer["Location"]).content)
    assert page.xpath("//div[@id='said']//a/@href") == ["/events/?kind=salon"]


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil", ""])
def test_the_way_back_never_leaves_the_town(client: Client, db: None, address: str) -> None:
    answer = client.post("/display/furigana/", {"furigana": "on", "next": address})
    assert answer["Location"] == "/"


def test_furigana_is_one_press_and_leaves_other_choices_alone(client: Client, db: None) -> None:
    press(client, text="200")
    answer = client.post("/display/furigana/", {"furigana": "all", "next": "/events/"})
    assert answer["Location"] == "/events/"
    assert client.cookies[COOKIE].value == "text=200&furigana=all"


def test_going_back_to_the_first_settings_forgets_the_cookie(client: Client, db: None) -> None:
    press(client, text="200")
    client.post("/display/", {"reset": "1"})
    assert client.cookies[COOKIE].value == ""


def test_an_unknown_value_is_refused_in_words_beside_the_field(client: Client, db: None) -> None:
    answer = press(client, text="1000", line="wide")
    page = lxml.html.fromstring(answer.content)
    assert answer.status_code == 400
    assert page.findtext(".//title").startswith("エラー：")
    assert page.xpath("//div[@id='error-summary']//a/@href") == ["#id_text_0"]
    assert page.xpath("//input[@name='line'][@checked]/@value") == ["wide"]
    assert client.post("/display/furigana/", {"furigana": "maybe"}).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}],
    ids=["fetch metadata", "origin", "hidden origin"],
)
def test_another_site_cannot_press_for_somebody(client: Client, db: None, headers: dict[str, str]) -> None:
    answer = client.post("/display/furigana/", {"furigana": "on"}, headers=headers)
    assert answer.status_code == 403
    assert COOKIE not in answer.cookies


@pytest.mark.parametrize("cookie", ["text=1000", "%00", "a=b&text=300;", "=" * 5000, "text=300&text=<script>"])
def test_a_damaged_cookie_locks_nobody_out(client: Client, db: None, cookie: str) -> None:
    client.cookies[COOKIE] = cookie
    assert client.get("/display/").status_code == 200
