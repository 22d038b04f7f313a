"""Promises about choosing how pages look."""

import json

import lxml.html
import pytest
from django.test import Client

from accessibility.display.code import code_of
from accessibility.display.sets import READY_MADE
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
    assert page.xpath("//*[@id='said']//a/@href") == ["/events/?kind=salon"]


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


def test_what_was_done_is_told_once_and_not_again_at_a_reload(client: Client, db: None) -> None:
    address = press(client, text="200")["Location"]
    told, again = (lxml.html.fromstring(client.get(address).content) for _ in range(2))
    assert (len(told.xpath("//*[@id='said']")), len(again.xpath("//*[@id='said']"))) == (1, 0)


def test_a_browser_that_takes_no_cookies_is_told_so_instead_of_saved(client: Client, db: None) -> None:
    address = press(client, text="200")["Location"]
    page = lxml.html.fromstring(Client().get(address).content)
    assert "クッキーを受け取る設定" in page.xpath("//*[@id='said']")[0].text_content()


def test_the_furigana_tool_on_the_page_of_choices_keeps_the_way_back(client: Client, db: None) -> None:
    page = lxml.html.fromstring(client.get("/display/?next=%2Fjoin%2F5%2F").content)
    assert page.xpath("//ul[@class='tools']//input[@name='next']/@value") == ["/display/?next=%2Fjoin%2F5%2F"]
    mistaken = lxml.html.fromstring(press(client, text="1000", next="/join/5/").content)
    assert mistaken.xpath("//ul[@class='tools']//a/@href")[0] == "/display/?next=%2Fjoin%2F5%2F"


def test_htmx_gets_only_what_changed(client: Client, db: None) -> None:
    data = {**DEFAULTS, "text": "200", "next": "/events/"}
    answer = client.post("/display/", data, headers={"HX-Request": "true"})
    assert json.loads(answer["HX-Trigger"]) == {"engawa:look": {"looks": {"text": "200"}, "colour": ""}}
    assert answer.cookies[COOKIE].value == "text=200"
    assert len(answer.content) < 3000
    assert "<html" not in answer.content.decode()


def test_mistakes_reach_htmx_as_the_whole_page(client: Client, db: None) -> None:
    answer = client.post("/display/", {**DEFAULTS, "text": "1000"}, headers={"HX-Request": "true"})
    assert answer.status_code == 400


def test_groups_say_what_is_chosen_while_they_are_closed(client: Client, db: None) -> None:
    press(client, colours="cream")
    page = lxml.html.fromstring(client.get("/display/").content)
    closed = [summary.text_content() for summary in page.xpath("//details[not(@open)]/summary")]
    assert "色：クリーム色の地に黒い文字" in closed


def test_a_ready_made_set_comes_on_top_of_what_was_chosen(client: Client, db: None) -> None:
    press(client, text="300")
    page = lxml.html.fromstring(client.get("/display/").content)
    link = page.xpath("//li[@class='ready'][.//h3='漢字が苦手']//a/@href")[0]
    offered = lxml.html.fromstring(client.get(link).content)
    assert (offered.get("data-text"), offered.get("data-furigana")) == ("300", "all")
    assert offered.findtext(".//h1") == "漢字が苦手"


@pytest.mark.parametrize("name", READY_MADE)
def test_every_ready_made_set_is_offered_in_its_own_look(client: Client, db: None, name: str) -> None:
    page = lxml.html.fromstring(client.get("/display/").content)
    wanted = {f"data-{key}": value for key, value in READY_MADE[name].looks.items()}
    samples = [dict(sample.attrib) for sample in page.xpath("//*[@class='preview']")]
    assert any(wanted.items() <= sample.items() for sample in samples)
    assert f"/display/{code_of(READY_MADE[name])}/?set={name}&next=%2F" in page.xpath("//li[@class='ready']//a/@href")
