"""Promises about opening what one keeps: only its owner can, and nobody learns who keeps anything."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from residents.codes.models import Challenge
from residents.profiles import numbers
from residents.profiles.models import Profile, Visit
from residents.profiles.visits import COOKIE
from tests.residents.profiles.journeys import (
    CODE,
    HANAKO,
    MAKE,
    OWN,
    START,
    ask,
    code_in_the_letter,
    keep,
    prove,
    words,
)

pytestmark = pytest.mark.django_db


def test_somebody_keeps_what_helps_and_opens_it_again_with_a_code() -> None:
    keep(Client())
    again = Client()
    assert prove(again).headers["Location"] == OWN
    page = words(again.get(OWN))
    assert "はなこさんの配慮" in page
    assert "要約筆記" in page
    assert "大きな文字の資料（22ポイント）" in page


def test_the_number_opens_without_mail_however_it_is_typed() -> None:
    number = keep(Client())
    for typed in (
        number,
        number.replace("-", ""),
        number.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    ):
        client = Client()
        assert client.post("/my-support/number/", {"number": typed}).headers["Location"] == OWN
        assert "要約筆記" in words(client.get(OWN))


def test_a_link_with_the_number_fills_it_in_and_opens_only_at_a_press() -> None:
    number = keep(Client())
    scanner = Client()
    page = scanner.get(f"/my-support/number/{number}/").content.decode()
    assert number in page
    assert "要約筆記" not in page
    assert COOKIE not in scanner.cookies
    assert scanner.get(OWN).status_code == 302


def test_a_mail_scanner_that_follows_every_address_uses_nothing_up() -> None:  # attack 11
    client = Client()
    ask(client)
    for address in [*re.findall(r"https?://\S+", str(mail.outbox[-1].body)), CODE]:
        Client().get(address)
    assert client.post(CODE, {"code": code_in_the_letter()}).status_code == 302


def test_a_code_is_refused_in_another_browser_and_says_why() -> None:  # attack 12
    ask(Client())
    other = Client().post(CODE, {"code": code_in_the_letter()})
    assert other.status_code == 422
    assert "同じブラウザー" in other.content.decode()
    assert not Visit.objects.exists()


def test_a_code_that_was_used_is_refused() -> None:  # attack 13
    client = Client()
    ask(client)
    asked = client.cookies["engawa_asked"].value
    assert client.post(CODE, {"code": code_in_the_letter()}).status_code == 302
    client.cookies["engawa_asked"] = asked
    again = client.post(CODE, {"code": code_in_the_letter()})
    assert again.status_code == 422
    assert "もう使えません" in again.content.decode()


def test_an_unknown_address_gets_the_same_page_with_the_same_work() -> None:  # attack 15
    keep(Client())
    pages, asked = [], []
    ask(Client(), "warm@example.jp")
    for address in (HANAKO, "nobody@example.jp"):
        client = Client()
        with CaptureQueriesContext(connection) as queries:
            response = ask(client, address)
        pages.append((response.status_code, response.headers["Location"], client.get(CODE).content))
        asked.append([query["sql"].split()[0] for query in queries if "codes_count" not in query["sql"]])
    assert pages[0] == pages[1]
    assert abs(len(asked[0]) - len(asked[1])) <= 1
    assert len(mail.outbox[-1].body) == len(mail.outbox[-2].body)


def test_an_address_as_old_telephones_have_it_is_taken() -> None:  # attack 16
    assert keep(Client(), "taro.@docomo.ne.jp")
    assert mail.outbox[0].to == ["taro.@docomo.ne.jp"]


def test_who_types_slowly_is_still_in_time() -> None:  # attack 17
    client = Client()
    ask(client)
    passed = timedelta(minutes=9, seconds=50)
    Challenge.objects.update(expires_at=Challenge.objects.get().expires_at - passed)
    assert client.post(CODE, {"code": code_in_the_letter()}).status_code == 302


def test_a_code_that_came_too_late_can_be_asked_for_anew() -> None:
    client = Client()
    ask(client)
    Challenge.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    late = client.post(CODE, {"code": code_in_the_letter()})
    assert late.status_code == 422
    assert "10分を過ぎたか" in late.content.decode()
    assert prove(client).status_code == 302


def test_a_visit_always_gets_a_cookie_of_its_own() -> None:  # attack 20
    client = Client()
    client.cookies[COOKIE] = "chosen-by-somebody-else"
    prove(client)
    assert client.cookies[COOKIE].value != "chosen-by-somebody-else"
    first = client.cookies[COOKIE].value
    prove(client)
    assert client.cookies[COOKIE].value != first


def test_the_cookie_says_nothing_and_scripts_cannot_read_it() -> None:
    client = Client()
    keep(client)
    cookie = client.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not Visit.objects.filter(token_hash=cookie.value).exists()


def test_an_open_profile_closes_by_itself_after_half_an_hour() -> None:
    client = Client()
    keep(client)
    Visit.objects.update(last_at=timezone.now() - timedelta(minutes=29))
    assert client.get(OWN).status_code == 200
    Visit.objects.update(last_at=timezone.now() - timedelta(minutes=30))
    assert client.get(OWN).headers["Location"] == START


def test_closing_ends_it_for_whoever_copied_the_cookie_too() -> None:
    client, thief = Client(), Client()
    keep(client)
    thief.cookies[COOKIE] = client.cookies[COOKIE].value
    client.post("/my-support/close/")
    assert client.get(OWN).status_code == thief.get(OWN).status_code == 302


def test_guessing_numbers_is_slowed_down_and_slips_are_told() -> None:
    client = Client()
    number = keep(Client())
    slipped = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert "番号のどこかが違う" in client.post("/my-support/number/", {"number": slipped}).content.decode()
    told = [client.post("/my-support/number/", {"number": numbers.new_number()}).status_code for _try in range(105)]
    assert set(told) == {422, 429}
    assert client.post("/my-support/number/", {"number": number}).status_code == 429


def test_two_people_with_one_address_are_asked_whose_it_is() -> None:
    client = Client()
    keep(client)
    client.post(MAKE, {"name": "たろう", "functions": ["braille"], "consent": "on"})
    other = Client()
    assert prove(other).headers["Location"] == "/my-support/choose/"
    page = words(other.get("/my-support/choose/"))
    assert "はなこさん" in page
    assert "たろうさん" in page
    assert "点字" not in page
    taro = Profile.objects.get(resident__name="たろう")
    other.post("/my-support/choose/", {"profile": taro.pk})
    assert "点字" in words(other.get(OWN))


def test_nobody_opens_the_profile_of_another_address_by_its_id() -> None:
    keep(Client())
    stranger = Client()
    keep(stranger, "stranger@example.jp")
    hers = Profile.objects.get(resident__email=HANAKO)
    stranger.post("/my-support/choose/", {"profile": hers.pk})
    assert Visit.objects.filter(profile__resident__email=HANAKO).count() == 1  # Hanako's own


INSIDE = ("own", "change", "looks", "new-number", "contact", "contact/code", "erase", "file", "make", "choose")


@pytest.mark.parametrize("path", INSIDE)
def test_without_an_open_profile_every_page_shows_the_way_in(path: str) -> None:
    assert Client().get(f"/my-support/{path}/").headers["Location"] == START
    assert Client().post(f"/my-support/{path}/").headers["Location"] == START


def test_another_site_cannot_press_for_anybody() -> None:
    client = Client()
    keep(client)
    assert client.post("/my-support/erase/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert Profile.objects.count() == 1


def test_a_program_that_fills_in_every_field_sends_no_letter() -> None:
    client = Client()
    assert client.post("/my-support/send/", {"contact": HANAKO, "website": "x"}).status_code == 422
    assert mail.outbox == []


def test_who_gives_a_telephone_number_is_asked_to_call(settings: Any) -> None:
    response = Client().post("/my-support/send/", {"contact": "0267-12-3456"})
    assert response.status_code == 422
    assert "お電話ください" in response.content.decode()


def test_no_page_of_it_is_kept_by_caches_or_found_by_search_engines() -> None:
    client = Client()
    keep(client)
    for path in (START, OWN, CODE, "/my-support/number/"):
        response = client.get(path, follow=True)
        assert "no-store" in response.headers["Cache-Control"]
        assert "noindex" in response.headers["X-Robots-Tag"]
