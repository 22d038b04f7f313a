"""Promises of the desk's screens: a talk, calls, post, reply cards, and what was done."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone

from events.actions import Wish, cancel_place, take_place
from events.catalogue.builtin import ITEMS
from events.catalogue.models import FIRST_NUMBER_OF_A_TOWN, SupportItem
from events.choices import Channel, LetterWords, RegistrationState, SupportKind, Way
from events.desk.models import Act, CallBack, Deed, Parcel
from events.desk.paper.codes import code_of, numbers_in, session_of
from events.desk_pieces import DeskPiece, register
from events.models import EventIndexPage, Registration, Session
from residents.contact_points import ContactPoint
from residents.looks.models import Look
from residents.models import Resident
from residents.references import spoken
from tests.factories.events import make_event, make_session, make_support, make_way
from tests.factories.staff import staff_with, verified_client

NOW = timezone.now()
DESK = "/cms/registrations/"
TALK = f"{DESK}desk/"
ALL = ("view_registration", "add_registration", "change_registration", "export_registration", "view_act")
KEY = re.compile(r'name="form_key" value="([^"]+)"')


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    page = make_event(
        event_index,
        "朝のえんがわ",
        sessions=[make_session(capacity=2)],
        ways=[make_way(Way.PHONE, exposure="顔も声も出しません"), make_way(Way.POST)],
        support_offers=[make_support(SupportKind.CAPTIONING, ask_days_before=1)],
        summary="電話で集まるお茶の時間です。",
    )
    return page.sessions.get()


def staff(*codenames: str) -> Client:
    return verified_client(staff_with(*codenames))


def take(session: Session, name: str = "山田 花子", key: str = "", **contact: str) -> Registration:
    wish = Wish(name=name, contact=ContactPoint(**(contact or {"phone": "0267123456"})), way=Way.PHONE)
    return take_place(session_id=session.pk, wish=wish, form_key=key or name, now=NOW)


def page(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_a_person_is_found_with_what_they_are_registered_for(session: Session) -> None:
    registration = take(session)

    screen = page(staff(*ALL), f"{TALK}?q=3456")

    for words in (
        "山田 花子",
        "朝のえんがわ",
        "申込済み",
        registration.reference,
        f"?person={registration.resident_id}",
    ):
        assert words in screen


def test_who_looked_at_a_person_is_noted(session: Session) -> None:
    person = take(session).resident

    page(staff(*ALL), f"{TALK}?person={person.pk}")

    assert list(Look.objects.values_list("about", "staff__username")) == [(person.pk, "kakari")]


def test_the_script_answers_what_callers_ask(session: Session) -> None:
    screen = page(staff(*ALL), f"{TALK}?session={session.pk}")

    for words in (
        "家から、電話・郵便で。",
        "お茶の時間",
        "あと2人",
        "顔も声も出しません",
        "要約筆記",
        "ニックネームでも",
    ):
        assert words in screen


@pytest.mark.parametrize("typed", ["朝", "えんがわ", "ｴﾝｶﾞﾜ", ""])
def test_sessions_are_narrowed_by_what_is_said(session: Session, event_index: EventIndexPage, typed: str) -> None:
    other = make_event(event_index, "説明会").sessions.get()

    screen = page(staff(*ALL), f"{TALK}?events={typed}")

    assert f"session={session.pk}" in screen
    assert (f"session={other.pk}" in screen) is (not typed)


def test_somebody_known_is_registered_without_being_asked_who_they_are(session: Session) -> None:
    person = Resident.objects.create(name="髙﨑", reading="たかさき", phone="0267123456", created_at=NOW)
    client, address = staff(*ALL), f"{TALK}?person={person.pk}&session={session.pk}"
    form = page(client, address)
    assert 'name="contact"' not in form
    key = KEY.search(form)

    answers = {"way": "phone", "support": ["captioning"], "channel": "counter", "form_key": key[1]}
    for _press in range(2):
        said = client.post(address, answers, follow=True).content.decode()

    registration = Registration.objects.get()
    assert (registration.resident, registration.channel) == (person, Channel.COUNTER)
    assert registration.reference in said
    assert spoken(registration.reference) in said
    assert Act.objects.get().channel == Channel.COUNTER


def test_the_reference_of_everybody_who_comes_along_is_read_out(session: Session) -> None:
    person = Resident.objects.create(name="花子", phone="0267123456", created_at=NOW)
    client, address = staff(*ALL), f"{TALK}?person={person.pk}&session={session.pk}"
    key = KEY.search(page(client, address))

    answers = {"way": "phone", "companions": "孫\n子", "channel": "phone", "form_key": key[1]}
    said = client.post(address, answers | {"partial_ok": "on"}, follow=True).content.decode()

    family = {each.resident.name: each for each in Registration.objects.select_related("resident")}
    assert all(spoken(each.reference) in said for each in family.values())
    assert sorted(each.state for each in family.values()) == ["seated", "seated", "waiting"]


def test_the_channel_stays_until_it_is_changed(session: Session) -> None:
    client = staff(*ALL)
    client.post(f"{TALK}channel/?session={session.pk}", {"channel": "counter"})

    assert '<option value="counter" selected>' in page(client, f"{TALK}?session={session.pk}&new=1")
    client.post(f"{TALK}channel/", {"channel": "web"})
    assert '<option value="counter" selected>' in page(client, TALK)


@pytest.mark.parametrize("words", ["?person=999999", "?session=999999", "?person=abc", "?person=１", "?done=7"])
def test_an_address_that_means_nothing_breaks_nothing(session: Session, words: str) -> None:
    assert staff(*ALL).get(TALK + words).status_code in {200, 404}


@pytest.mark.parametrize("typed", ["'", '"', "%", "<script>", "x" * 5000, "=cmd"])
def test_whatever_is_typed_is_only_looked_for(session: Session, typed: str) -> None:
    response = staff(*ALL).get(TALK, {"q": typed, "events": typed})

    assert response.status_code == 200
    assert "<script>" not in response.content.decode().replace('<script type="module"', "").partition('class="talk"')[2]


def test_what_was_done_a_moment_ago_is_taken_back_from_the_top(session: Session) -> None:
    registration = take(session)
    client, here = staff(*ALL), f"{TALK}?person={registration.resident_id}"

    client.post(f"{DESK}cancel/{registration.pk}/", {"next": here})
    screen = page(client, here)
    act = Act.objects.get()
    assert "いましたこと：申し込みを取り消した" in screen
    back = client.post(f"{TALK}undo/{act.pk}/", {"next": here})

    assert back["Location"] == here
    assert Registration.objects.get().state == RegistrationState.SEATED


def test_a_button_leads_nowhere_else(session: Session) -> None:
    registration = take(session)

    back = staff(*ALL).post(f"{DESK}cancel/{registration.pk}/", {"next": "https://evil.example/"})

    assert back["Location"] == f"{TALK}?person={registration.resident_id}"


@pytest.mark.parametrize("verb", ["cancel/{0}/", "desk/restore/{0}/", "desk/change/{0}/", "desk/post/{0}/"])
def test_who_may_only_look_changes_nothing(session: Session, verb: str) -> None:
    registration = take(session)

    response = staff("view_registration").post(DESK + verb.format(registration.pk))

    assert response.status_code in {302, 403}
    assert Registration.objects.get().state == RegistrationState.SEATED
    assert not Act.objects.exists()


def test_contact_points_are_read_as_they_are_said(session: Session) -> None:
    person = take(session).resident
    client, address = staff(*ALL), f"{TALK}person/{person.pk}/contact/"

    nothing = client.post(address, {"name": "花子"})
    assert nothing.status_code == 422
    said = {
        "name": "花子",
        "phone": "０９０ー1111ー2222",
        "email": "taro.@docomo.ne.jp",
        "postal_code": "〒３８４０３０１",
    }
    client.post(address, said | {"address": "こかげ町1-2"})

    person.refresh_from_db()
    kept = (person.phone, person.email, person.postal_code, person.address)
    assert kept == ("09011112222", "taro.@docomo.ne.jp", "384-0301", "こかげ町1-2")


def test_somebody_is_written_down_and_called_later(session: Session) -> None:
    client = staff(*ALL)
    client.post(f"{TALK}new/", {"name": "山本", "phone": "0267999999"})
    person = Resident.objects.get(name="山本")
    at = timezone.localtime(NOW) + timedelta(days=30)

    client.post(
        f"{TALK}person/{person.pk}/call/", {"about": "手話のこと", "call_at": f"{at.month}月{at.day}日 午後2時半"}
    )

    call = CallBack.objects.get()
    assert timezone.localtime(call.call_at).strftime("%H:%M") == "14:30"
    assert "手話のこと" in page(client, f"{DESK}calls/")
    client.post(f"{DESK}calls/promise/{call.pk}/nobody/")
    assert "1回かけて出なかった" in page(client, f"{DESK}calls/")


def test_the_way_the_number_of_people_and_support_are_changed_at_once(session: Session) -> None:
    registration = take(session)
    client = staff(*ALL)
    address = f"{TALK}change/{registration.pk}/"
    key = KEY.search(page(client, address))

    client.post(
        address, {"way": "post", "companions": "孫（まご）", "letters_in": LetterWords.USUAL, "form_key": key[1]}
    )
    client.post(
        f"{TALK}support/{registration.pk}/", {"kinds": ["captioning"], "detail_large_print": "22", "note": "ゆっくり"}
    )

    registration.refresh_from_db()
    assert registration.way == Way.POST
    assert [each.resident.name for each in registration.companions.all()] == ["孫"]
    assert [asked.words for asked in registration.support_requests.all()] == [
        "要約筆記",
        "大きな文字の資料（22）",
        "ゆっくり",
    ]
    screen = page(client, f"{TALK}?person={registration.resident_id}")
    assert "いっしょに参加する方：" in screen


def test_the_lists_for_other_programs_run_nothing(session: Session) -> None:
    seated = take(session, "一")
    take(session, "二")
    take(session, "=cmd()", phone="0267999999")
    cancel_place(registration_id=seated.pk, now=NOW)
    client = staff(*ALL)

    calls = client.get(f"{DESK}calls/calls.csv").content.decode("utf-8-sig")
    post = client.get(f"{DESK}post/post.csv").content.decode("utf-8-sig")

    (row,) = csv.DictReader(io.StringIO(calls))
    assert (row["お名前"], row["電話番号"]) == ("'=cmd()", "0267999999")
    assert post.startswith("郵便番号,")


def test_a_card_is_put_into_the_post_only_with_an_address(session: Session) -> None:
    registration = take(session)
    client = staff(*ALL)

    refused = client.post(f"{TALK}post/{registration.pk}/", {"contents": "card"}, follow=True).content.decode()
    assert "住所が分かりません" in refused
    Resident.objects.update(address="こかげ町1-2")
    client.post(f"{TALK}post/{registration.pk}/", {"contents": "card"})
    client.post(f"{DESK}post/selected/", {"do": "posted", "item": f"parcel-{Parcel.objects.get().pk}"})

    assert Parcel.objects.get().posted_at is not None


def test_reply_cards_are_keyed_in_one_after_the_other(session: Session) -> None:
    client, address = staff(*ALL), f"{DESK}paper/?code={code_of(session.pk)}"
    key = KEY.search(page(client, address))
    card = {
        "name": "はなこ",
        "contact": "〒384-0301 縁側市こかげ町1-2",
        "way": "６",
        "support": "１２",
        "people": "孫、子",
    }

    for _press in range(2):
        said = client.post(address, card | {"people": "孫、子", "form_key": key[1]}, follow=True).content.decode()

    head = Registration.objects.get(lead=None)
    assert (head.channel, head.way, head.resident.address) == (Channel.PAPER, Way.POST, "縁側市こかげ町1-2")
    assert head.companions.count() == 2
    assert [asked.kind for asked in head.support_requests.all()] == ["captioning"]
    assert "いままでに入れたもの" in said
    assert Act.objects.get().deed == Deed.KEYED


@pytest.mark.parametrize("wrong", [{"way": "1"}, {"way": "2 6"}, {"way": "電話"}, {"support": "9"}, {"contact": "x"}])
def test_a_slip_on_a_reply_card_is_said_and_nothing_is_lost(session: Session, wrong: dict[str, str]) -> None:
    client, address = staff(*ALL), f"{DESK}paper/?code={code_of(session.pk)}"
    card = {"name": "はなこ", "contact": "0267123456", "way": "2", "form_key": "k"} | wrong

    response = client.post(address, card)

    assert response.status_code == 422
    assert 'value="はなこ"' in response.content.decode()
    assert not Registration.objects.exists()


def test_the_number_of_a_card_has_a_check_digit_and_a_reference_opens_its_registration(session: Session) -> None:
    registration = take(session)
    client = staff(*ALL)

    opened = client.get(f"{DESK}paper/", {"code": registration.reference})

    assert opened["Location"].startswith(f"{TALK}?person={registration.resident_id}")
    code = code_of(session.pk)
    assert session_of(f"https://salon.example/join/ {code.replace('-', 'ー')}") == session.pk
    assert session_of(code[:-1] + str((int(code[-1]) + 1) % 10)) is None
    assert numbers_in("１、3　4") == [1, 3, 4]


def test_every_act_stands_in_the_log_and_only_for_those_whose_duty_it_is(session: Session) -> None:
    registration = take(session)
    client = staff(*ALL)
    client.post(f"{DESK}cancel/{registration.pk}/")

    assert "申し込みを取り消した" in page(client, f"{DESK}acts/?deed=cancelled&who={Act.objects.get().by_id}")
    Group.objects.get(name="係").permissions.remove(*Permission.objects.filter(codename="view_act"))
    assert client.get(f"{DESK}acts/").status_code in {302, 403}


def test_other_parts_put_their_pieces_onto_the_desk_once() -> None:
    piece = DeskPiece(99, "test-of-the-desk", "none.html", lambda _asking: None)
    register(piece)

    with pytest.raises(ValueError, match="already"):
        register(piece)


@pytest.mark.parametrize("people", [1, 3])
def test_the_screen_asks_the_database_as_often_for_three_as_for_one(
    session: Session, people: int, django_assert_max_num_queries: object
) -> None:
    Session.objects.update(capacity=10)
    for number in range(people):
        take(session, f"花子{number}")
    client = staff(*ALL)
    page(client, TALK)

    with django_assert_max_num_queries(24):
        page(client, f"{TALK}?q=花子")


def test_a_card_printed_last_week_means_the_same_after_staff_reordered_and_retired_kinds(session: Session) -> None:
    client, address = staff(*ALL), f"{DESK}paper/?code={code_of(session.pk)}"
    SupportItem.objects.filter(key="captioning").update(sort_order=1, is_offered=False, name="要約筆記（会場）")
    SupportItem.objects.create(name="筆談", sort_order=0)
    session.page.support_offers.all().delete()

    card = {"name": "はなこ", "contact": "0267123456", "way": "6", "form_key": "k", "support": "12、51"}
    said = client.post(address, card, follow=True).content.decode()

    asked = Registration.objects.get().support_requests.order_by("pk")
    assert [case.words for case in asked] == ["要約筆記（会場）", "筆談"]
    assert "「要約筆記（会場）、筆談」は、いまこの催しにありません。" in said


def test_the_numbers_of_the_house_never_change() -> None:
    numbers = [(item.number, item.key) for item in ITEMS]

    assert numbers[:3] == [(11, "sign_language"), (12, "captioning"), (13, "live_captions")]
    assert [number for number, _key in numbers] == [*range(11, 11 + len(ITEMS))]
    assert numbers[-1] == (27, "ask_me")
    assert len(ITEMS) < FIRST_NUMBER_OF_A_TOWN - 11
