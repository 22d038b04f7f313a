"""Promises of the screens on which people look after their own registration."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from events.actions import cancel_place
from events.choices import Way
from events.models import EventIndexPage, Registration, Session
from residents.contact_points import ContactPoint
from tests.events.places.people import IN_TWO_WEEKS, NOW, family, family_states, states, take
from tests.factories.events import make_event, make_session, make_way

TOP = {"name": "はなこ", "way": "phone"}


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    cache.clear()


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    ways = [make_way(Way.VIDEO, capacity=1), make_way(Way.PHONE)]
    return make_event(event_index, sessions=[make_session(IN_TWO_WEEKS, capacity=3)], ways=ways).sessions.get()


def page_of(registration: Registration, below: str = "") -> str:
    return f"/registration/{Registration.objects.get(pk=registration.pk).token}/{below}"


def html(client: Client, registration: Registration, below: str = "") -> str:
    return client.get(page_of(registration, below)).content.decode()


def join(client: Client, session: Session, **answers: Any) -> Any:
    path = f"/join/{session.pk}/"
    key = re.search(r'name="form_key" value="([^"]+)"', client.get(path).content.decode())
    return client.post(path, {**TOP, "contact": "hanako@example.jp", "form_key": key[1]} | answers, follow=True)


def test_a_family_joins_with_one_form_and_sees_everybody_on_its_page(client: Client, session: Session) -> None:
    names = "たろう\n髙﨑ﾊﾅ（たかさき はな）"

    page = join(client, session, companions=names, staff_note="朝に電話を").content.decode()

    lead = Registration.objects.get(lead=None)
    assert family_states(lead) == ["seated"] * 3
    assert "たろう（申込済み）" in page
    assert "髙﨑ﾊﾅ（申込済み）" in page
    assert lead.staff_note == "朝に電話を"
    assert Registration.objects.get(resident__name="髙﨑ﾊﾅ").resident.reading == "たかさき はな"


@pytest.mark.parametrize("name", ["あ", "寿" * 60, "髙﨑　凜", "ﾊﾅｺ", "Ⅻ世", "O’Brien"])
def test_names_stay_as_they_are_typed(client: Client, session: Session, name: str) -> None:
    join(client, session, name=name)

    assert Registration.objects.get().resident.name == " ".join(name.split())


@pytest.mark.parametrize(
    ("contact", "kept"),
    [
        ("０２６７１２３４５６", {"phone": "0267123456"}),
        ("taro.@docomo.ne.jp", {"email": "taro.@docomo.ne.jp"}),
        ("〒384-0301 佐久市臼田123 ﾊｲﾂ2号", {"postal_code": "384-0301", "address": "佐久市臼田123 ﾊｲﾂ2号"}),
    ],
)
def test_one_field_takes_whatever_reaches_somebody(
    client: Client, session: Session, contact: str, kept: dict[str, str]
) -> None:
    join(client, session, contact=contact)

    resident = Registration.objects.get().resident
    assert {name: getattr(resident, name) for name in kept} == kept


def test_too_many_people_are_told_and_nothing_typed_is_lost(client: Client, session: Session) -> None:
    page = join(client, session, companions="\n".join(f"人{n}" for n in range(12)))

    assert page.status_code == 422
    assert "9人まで" in page.content.decode()
    assert "人11" in page.content.decode()
    assert '<details class="disclosure" open' in page.content.decode()


def test_who_sees_the_name_is_said_before_it_is_typed(client: Client, session: Session) -> None:
    page = client.get(f"/join/{session.pk}/").content.decode()

    assert page.index("見るのは係の職員だけです") < page.index('name="name"')


def test_the_way_and_the_name_are_changed_by_the_link(client: Client, session: Session) -> None:
    one = take(session, "one")

    answer = client.post(page_of(one, "change/"), {"name": "ﾊﾅｺ", "way": "video", "letters_in": "easy"})

    one.refresh_from_db()
    assert answer.status_code == 302
    assert (one.resident.name, one.way, one.letters_in) == ("ﾊﾅｺ", "video", "easy")


def test_a_full_way_is_told_and_what_was_typed_stays(client: Client, session: Session) -> None:
    take(session, "video", way=Way.VIDEO)
    one = take(session, "one")

    answer = client.post(page_of(one, "change/"), {"name": "べつの名前", "way": "video"})

    assert answer.status_code == 409
    assert "いま満員です" in answer.content.decode()
    assert 'value="べつの名前"' in answer.content.decode()
    one.refresh_from_db()
    assert (one.way, one.resident.name) == ("phone", "one")


def test_people_are_added_and_taken_out(client: Client, session: Session) -> None:
    one = take(session, "one")
    key = re.search(r'name="form_key" value="([^"]+)"', html(client, one, "people/"))[1]
    for _press in range(2):
        client.post(page_of(one, "people/"), {"people": "あ\nい", "form_key": key})
    assert family_states(one) == ["seated"] * 3

    stays_at_home = Registration.objects.get(resident__name="あ").reference
    client.post(page_of(one, "people/"), {"remove": stays_at_home})
    assert family_states(one) == ["seated", "cancelled", "seated"]


def test_nobody_is_taken_out_of_another_family(client: Client, session: Session) -> None:
    one, other = take(session, "one"), take(session, "other")

    client.post(page_of(one, "people/"), {"remove": other.reference})

    assert states(one, other) == ["seated", "seated"]


def test_the_answer_to_an_offer_takes_a_press_not_a_look(client: Client, session: Session) -> None:
    first = take(session, "first", companions=family("あ", "い"))
    waits = take(session, "waits", contact=ContactPoint(phone="0267123456"))
    cancel_place(registration_id=first.pk, now=timezone.now())

    asked = html(client, waits, "answer/")
    assert "席を取ってあります" in asked
    assert states(waits) == ["offered"]
    assert "席があきました" in html(client, waits)
    assert (
        "席があきました" not in client.post(page_of(waits, "answer/"), {"answer": "yes"}, follow=True).content.decode()
    )
    assert states(waits) == ["seated"]


def test_a_group_of_which_only_some_are_asked_sees_who_is_and_who_waits_on(client: Client, session: Session) -> None:
    take(session, "first", companions=family("あ"))
    alone = take(session, "alone")
    waits = take(session, "waits", companions=family("たろう"), partial_ok=True)
    cancel_place(registration_id=alone.pk, now=timezone.now())

    asked = html(client, waits, "answer/")

    assert family_states(waits) == ["offered", "waiting"]
    assert asked.index("席を取ってある方") < asked.index("まだ席を待つ方") < asked.index("たろう")
    lead = re.search(r'<p class="lead">(.*?)</p>', html(client, waits))[1]
    assert "年" in lead
    assert "まで、席を取ってあります" in lead


def test_the_turn_is_told_without_counting_fewer_than_five(client: Client, session: Session) -> None:
    take(session, "family", companions=family("あ", "い"))
    waiting = [take(session, f"w{place}", now=NOW + timedelta(seconds=place)) for place in range(5)]

    assert "もうすぐ順番です" in html(client, waiting[3])
    assert "いまは、5番目です" in html(client, waiting[4])


def test_a_cancelling_is_taken_back_by_the_link(client: Client, session: Session) -> None:
    one = take(session, "one")
    client.post(page_of(one, "cancel/"))
    assert "取り消しをやめて" in html(client, one)

    assert client.get(page_of(one, "restore/")).status_code == 200
    assert states(one) == ["cancelled"]
    client.post(page_of(one, "restore/"))
    assert states(one) == ["seated"]


@pytest.mark.parametrize("typed", ["one@example.jp", "ＯＮＥ＠ｅｘａｍｐｌｅ．ｊｐ"])
def test_a_registration_is_found_by_reference_and_contact(client: Client, session: Session, typed: str) -> None:
    one = take(session, "one", companions=family("あ"))
    child = Registration.objects.get(resident__name="あ")

    for registration in (one, child):
        found = client.post("/registration/", {"reference": registration.reference, "contact": typed})
        assert found.headers["Location"] == page_of(registration)


def test_a_postal_address_finds_its_registration_however_it_is_typed(client: Client, session: Session) -> None:
    one = take(session, "one", contact=ContactPoint.parse("〒384-0301 佐久市臼田1-2", by_post=True))
    right = {"reference": one.reference, "contact": "３８４ー０３０１ 佐久市　臼田１－２"}

    assert client.post("/registration/", right).headers["Location"] == page_of(one)
    assert client.post("/registration/", right | {"contact": "佐久市臼田9-9"}).status_code == 422


def test_guessing_the_contact_of_one_reference_is_slowed_down_from_many_addresses(
    client: Client, session: Session
) -> None:
    one = take(session, "one")
    tries = [
        client.post(
            "/registration/",
            {"reference": one.reference, "contact": f"guess{n}@example.jp"},
            REMOTE_ADDR=f"203.0.113.{n}",
        ).status_code
        for n in range(11)
    ]

    assert tries == [422] * 10 + [429]


def test_a_new_address_proves_itself_by_a_code_before_anything_changes(client: Client, session: Session) -> None:
    one = take(session, "one")
    mail.outbox.clear()
    page = client.post(page_of(one, "contact/"), {"contact": "new@example.jp"}).content.decode()
    challenge = re.search(r'name="challenge" value="([^"]+)"', page)[1]
    one.resident.refresh_from_db()
    assert one.resident.email == "one@example.jp"
    code = re.search(r"[0-9]{4}-[0-9]{4}", mail.outbox[0].body)[0]

    wrong = client.post(page_of(one, "contact/"), {"challenge": challenge, "code": "1000-0004"})
    assert wrong.status_code == 422
    old_page = page_of(one)
    client.post(page_of(one, "contact/"), {"challenge": challenge, "code": code})

    one.resident.refresh_from_db()
    assert one.resident.email == "new@example.jp"
    assert client.get(old_page).status_code == 404
    assert {letter.to[0] for letter in mail.outbox} == {"one@example.jp", "new@example.jp"}


def test_a_code_for_one_registration_opens_no_other(client: Client, session: Session) -> None:
    one, other = take(session, "one"), take(session, "other")
    mail.outbox.clear()
    page = client.post(page_of(one, "contact/"), {"contact": "new@example.jp"}).content.decode()
    challenge = re.search(r'name="challenge" value="([^"]+)"', page)[1]
    code = re.search(r"[0-9]{4}-[0-9]{4}", mail.outbox[0].body)[0]

    assert client.post(page_of(other, "contact/"), {"challenge": challenge, "code": code}).status_code == 422


@pytest.mark.parametrize("below", ["", "change/", "people/", "contact/", "answer/", "restore/", "cancel/"])
def test_every_screen_is_nobody_elses(client: Client, session: Session, below: str) -> None:
    page = client.get(page_of(take(session, "one"), below))

    assert "no-store" in page["Cache-Control"]
    assert "noindex" in page["X-Robots-Tag"]
    assert client.get(f"/registration/guess/{below}").status_code == 404


@pytest.mark.parametrize("below", ["change/", "people/", "contact/"])
def test_what_is_over_is_not_changed_any_more(client: Client, session: Session, below: str) -> None:
    one = take(session, "one")
    cancel_place(registration_id=one.pk, now=NOW)

    assert client.get(page_of(one, below)).headers["Location"] == page_of(one)
