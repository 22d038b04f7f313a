"""Promises about the number that carries a look by telephone, on paper or to another device."""

import lxml.html
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accessibility.display.code import ALL, DIGITS, CodeError, code_of, preferences_of, spoken
from accessibility.display.forms import CodeForm
from accessibility.display.sets import READY_MADE
from accessibility.preferences import CHOICES, COOKIE, DEFAULT, DisplayPreferences
from tests.accessibility.test_preferences import any_choices

LAST = DisplayPreferences(**{name: values[-1] for name, values in CHOICES.items()})


@given(any_choices())
def test_every_look_has_a_number_of_ten_digits_that_leads_back_to_it(preferences):
    code = code_of(preferences)
    assert (len(code), preferences_of(code)) == (DIGITS, preferences)


def test_numbers_on_paper_stay_what_they_were():
    """When this fails, a choice was added or moved: make version 2, and keep reading version 1 with the old ones."""
    assert code_of(DEFAULT) == "1000000064"
    assert code_of(READY_MADE["large"]) == "1489888088"
    assert (preferences_of("1881798352"), ALL) == (LAST, 8_817_984)


@pytest.mark.parametrize(
    "typed", ["1489-888-088", "1489 888 088", "１４８９ー８８８ー０８８", "1489・888・088 ", "「1489888088」"]
)
def test_a_number_is_understood_however_it_is_written(typed):
    assert preferences_of(typed) == READY_MADE["large"]


@given(any_choices(), st.integers(0, DIGITS - 1), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(preferences, place, step):
    code = code_of(preferences)
    wrong = code[:place] + str((int(code[place]) + step) % 10) + code[place + 1 :]
    with pytest.raises(CodeError):
        preferences_of(wrong)


@given(any_choices(), st.integers(0, DIGITS - 2))
def test_two_swapped_digits_are_noticed(preferences, place):
    code = code_of(preferences)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if swapped != code:
        with pytest.raises(CodeError):
            preferences_of(swapped)


@given(st.text(max_size=40) | st.text("0123456789-ー ", max_size=40))
def test_whatever_is_typed_is_a_look_or_a_sentence_that_says_how_to_go_on(typed):
    form = CodeForm({"code": typed})
    if not form.is_valid():
        assert form.errors["code"][0].endswith(("064", "ください。"))


def test_following_a_link_shows_the_look_in_words_and_changes_nothing(client: Client, db: None):
    answer = client.get("/display/1489888088/?next=/events/")
    page = lxml.html.fromstring(answer.content)
    assert page.get("data-text") == "200"
    assert "2倍（200パーセント）" in page.text_content()
    assert not answer.cookies


def test_one_press_takes_the_look_and_keeps_the_way_back(client: Client, db: None):
    answer = client.post("/display/", {"code": "1489888088", "next": "/events/"})
    assert client.cookies[COOKIE].value == "text=200&line=wide"
    page = lxml.html.fromstring(client.get(answer["Location"]).content)
    assert page.xpath("//*[@id='said']//a/@href") == ["/events/"]


def test_staff_type_a_number_and_are_led_to_what_it_stands_for(client: Client, db: None):
    answer = client.get("/display/", {"code": spoken("1489888088"), "next": "/events/"})
    assert answer["Location"] == "/display/1489888088/?next=%2Fevents%2F"


@pytest.mark.parametrize("typed", ["", "1489888089", "9000000000", "<script>", "0" * 5000, "\x00", "𠮟🍵", "１２３"])
def test_a_wrong_number_gets_a_sentence_beside_the_field(client: Client, db: None, typed: str):
    answer = client.get("/display/", {"code": typed})
    page = lxml.html.fromstring(answer.content)
    assert answer.status_code == 400
    assert page.xpath("//div[@id='error-summary']//a/@href") == ["#id_code"]
    assert "ください" in page.xpath("//p[@id='id_code_error']")[0].text_content()


@pytest.mark.parametrize("address", ["/display/1489888089/", "/display/%3Cscript%3E/", f"/display/{'9' * 900}/"])
def test_a_broken_link_says_how_to_go_on(client: Client, db: None, address: str):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "id_code_error" in answer.content.decode()
    assert "<script>/" not in answer.content.decode()


@pytest.mark.parametrize("code", ["1489888089", "x"])
def test_a_tampered_press_changes_nothing(client: Client, db: None, code: str):
    answer = client.post("/display/", {"code": code})
    assert (answer.status_code, dict(answer.cookies)) == (400, {})
