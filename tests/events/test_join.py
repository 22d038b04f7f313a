"""Promises of the forms: taking a place without an account, the page after it, and giving it back."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accessibility.keyed_form import new_key
from accessibility.throttle import too_many
from events.choices import RegistrationState, SessionStatus, SupportKind, Way
from events.forms.join import salt_of
from events.models import EventIndexPage, EventPage, Registration, Session
from events.views.join import FORMS_FROM_ONE_ADDRESS_IN_TEN_MINUTES, PLACES_FOR_ONE_CONTACT_IN_TEN_MINUTES
from tests.factories.events import make_event, make_session, make_support, make_way


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    cache.clear()


@pytest.fixture
def event(event_index: EventIndexPage) -> EventPage:
    return make_event(
        event_index,
        sessions=[make_session(capacity=5)],
        ways=[make_way(Way.PHONE, instructions="0120-00-0000 にかけ、暗証番号 4321# を押す"), make_way(Way.TEXT)],
        support_offers=[
            make_support(SupportKind.CAPTIONING, ask_days_before=3),
            make_support(SupportKind.SIGN_LANGUAGE, ask_days_before=30, instead="筆談でお話しします。"),
        ],
    )


@pytest.fixture
def path(event: EventPage) -> str:
    return f"/join/{event.sessions.get().pk}/"


def filled_in(client: Client, path: str, **changes: str) -> dict[str, str]:
    page = client.get(path).content.decode()
    key = re.search(r'name="form_key" value="([^"]+)"', page)
    assert key
    answers = {
        "name": "はなこ",
        "contact": "hanako@example.jp",
        "way": "phone",
        "support": "captioning",
        "note": "ゆっくり",
    }
    return answers | {"form_key": key[1]} | changes


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["whole page", "htmx"])
def test_taking_a_place_works_with_and_without_javascript(client: Client, path: str, headers: dict[str, str]) -> None:
    response = client.post(path, filled_in(client, path), headers=headers, follow=True)

    registration = Registration.objects.get()
    page = response.content.decode()
    assert response.redirect_chain == [(f"/registration/{registration.token}/", 302)]
    assert registration.reference in page
    assert "暗証番号 4321#" in page
    assert "要約筆記：受付" in page
    assert "ゆっくり：受付" in page


def test_the_result_page_is_nobody_elses(client: Client, path: str) -> None:
    response = client.post(path, filled_in(client, path), follow=True)

    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "same-origin"
    assert client.get("/registration/guess/").status_code == 404


def test_sending_one_form_twice_is_one_place_one_letter_and_the_same_receipt(client: Client, path: str) -> None:
    answers = filled_in(client, path)

    receipts = {client.post(path, answers)["Location"] for _press in range(2)}

    assert len(receipts) == Registration.objects.count() == len(mail.outbox) == 1


@pytest.mark.parametrize("changes", [{"way": "post"}, {"name": ""}], ids=["a way that is gone", "an empty name"])
def test_a_form_that_took_its_place_gets_the_receipt_again_whatever_has_changed(
    client: Client, path: str, changes: dict[str, str]
) -> None:
    answers = filled_in(client, path)
    first = client.post(path, answers)
    again = client.post(path, answers | changes)
    assert (again.status_code, again.headers["Location"]) == (302, first.headers["Location"])
    assert Registration.objects.count() == 1


def test_a_form_that_comes_again_after_its_key_has_run_out_takes_no_second_place(
    client: Client, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = filled_in(client, path)
    first = client.post(path, answers)
    monkeypatch.setattr("accessibility.keyed_form.KEY_AGE_SECONDS", -1)
    assert client.post(path, answers).headers["Location"] == first.headers["Location"]
    assert Registration.objects.count() == 1


def test_mistakes_are_told_beside_the_field_and_nothing_typed_is_lost(client: Client, path: str) -> None:
    response = client.post(path, filled_in(client, path, contact="はなこ＠", name="", note="<b>ゆっくり"))

    page = response.content.decode()
    assert response.status_code == 422
    assert "お名前を入れてください。ニックネームでもかまいません。" in page
    assert "メールアドレスを確かめてください。例：hanako@example.jp" in page
    assert 'value="はなこ＠"' in page
    assert "&lt;b&gt;ゆっくり" in page
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "\x00"},
        {"name": "\u202e\u200b"},
        {"name": "当選 http://evil.example"},
        {"reading": "www.evil.example"},
        {"companions": "はな\nhttps://evil.example"},
        {"name": "あ" * 10_000},
        {"contact": "x" * 10_000},
        {"way": "teleport"},
        {"way": "video"},
        {"support": "sign_language"},
        {"note": "😀" * 501},
        {"website": "http://spam.example"},
        {"form_key": "forged"},
        {"form_key": "\x00"},
    ],
    ids=str,
)
def test_bad_input_is_answered_in_words(client: Client, path: str, changes: dict[str, str]) -> None:
    response = client.post(path, filled_in(client, path, **changes))

    assert response.status_code == 422
    assert "入力を確かめてください" in response.content.decode()
    assert not Registration.objects.exists()


def test_a_form_with_a_key_too_old_works_at_the_second_press(client: Client, path: str) -> None:
    page = client.post(path, filled_in(client, path, form_key="old")).content.decode()
    new_key = re.search(r'name="form_key" value="([^"]+)"', page)
    assert new_key

    client.post(path, filled_in(client, path, form_key=new_key[1]))

    assert Registration.objects.count() == 1


def test_a_session_that_closed_meanwhile_refuses_in_words_and_offers_another(
    client: Client, event_index: EventIndexPage
) -> None:
    later = timezone.now() + timedelta(days=9)
    page = make_event(event_index, sessions=[make_session(), make_session(later)])
    first, second = page.sessions.order_by("starts_at")
    path = f"/join/{first.pk}/"
    answers = filled_in(client, path, name="")
    Session.objects.filter(pk=first.pk).update(status=SessionStatus.CANCELLED)

    response = client.post(path, answers)

    assert response.status_code == 409
    assert "中止になりました" in response.content.decode()
    assert f"/join/{second.pk}/" in response.content.decode()


def test_support_past_its_day_is_replaced_by_what_there_is_instead(client: Client, path: str) -> None:
    page = client.get(path).content.decode()

    assert 'value="captioning"' in page
    assert 'value="sign_language"' not in page
    assert "代わりに：筆談でお話しします。" in page


def test_whoever_sends_one_form_too_often_is_asked_to_wait_and_keeps_what_was_typed(client: Client, path: str) -> None:
    answers = filled_in(client, path, way="")
    statuses = [client.post(path, answers).status_code for _press in range(30)]

    response = client.post(path, answers)

    assert set(statuses) == {422}
    assert response.status_code == 429
    assert 'value="はなこ"' in response.content.decode()


def test_a_whole_town_behind_one_address_gets_its_places(client: Client, path: str) -> None:
    session = Session.objects.get()
    statuses = [
        client.post(path, {"form_key": new_key(salt_of(session)), "name": "だれか", "way": "phone"}).status_code
        for _person in range(100)
    ]

    assert set(statuses) == {422}
    assert client.post(path, filled_in(client, path)).status_code == 302


def test_a_program_that_makes_ever_new_forms_is_stopped(client: Client, path: str) -> None:
    request = RequestFactory().post(path)
    for _form in range(FORMS_FROM_ONE_ADDRESS_IN_TEN_MINUTES):
        too_many(request, purpose="join", limit=FORMS_FROM_ONE_ADDRESS_IN_TEN_MINUTES)

    assert client.post(path, filled_in(client, path)).status_code == 429
    assert not Registration.objects.exists()


def test_nobodys_letter_box_is_filled_by_a_stranger(client: Client, path: str) -> None:
    request = RequestFactory().post(path)
    for _place in range(PLACES_FOR_ONE_CONTACT_IN_TEN_MINUTES):
        too_many(request, purpose="join_to", limit=0, of="hanako@example.jp")

    stopped = client.post(path, filled_in(client, path, contact="Hanako@EXAMPLE.jp"))

    assert (stopped.status_code, mail.outbox) == (429, [])
    assert 'value="はなこ"' in stopped.content.decode()
    assert client.post(path, filled_in(client, path, contact="taro@example.jp")).status_code == 302


def test_a_form_sent_asks_the_database_little(client: Client, path: str) -> None:
    answers = filled_in(client, path, support="", note="", contact="0267-12-3456")
    client.post(path, answers)
    answers = filled_in(client, path, support="", note="", contact="0267-12-3456")

    with CaptureQueriesContext(connection) as asked:
        client.post(path, answers)

    assert len(asked) <= 14


def test_a_telephone_number_gets_no_letter_and_the_page_says_so(client: Client, path: str) -> None:
    response = client.post(path, filled_in(client, path, contact="０２６７－１２－３４５６"), follow=True)

    assert mail.outbox == []
    assert "電話でお知らせします" in response.content.decode()


def test_cancelling_by_link_asks_once_more(client: Client, path: str) -> None:
    client.post(path, filled_in(client, path))
    registration = Registration.objects.get()
    cancel = f"/registration/{registration.token}/cancel/"

    assert "取り消しますか" in client.get(cancel).content.decode()
    assert Registration.objects.get().state == RegistrationState.SEATED
    assert "取り消されています" in client.post(cancel, follow=True).content.decode()
    assert Registration.objects.get().state == RegistrationState.CANCELLED


def test_cancelling_by_reference_needs_the_contact_point_too(client: Client, path: str) -> None:
    client.post(path, filled_in(client, path, contact="Taro.@docomo.ne.jp"))
    registration = Registration.objects.get()
    right = {"reference": registration.reference.replace("-", "　"), "contact": "taro.@docomo.ne.jp"}

    wrong = client.post("/cancel/", right | {"contact": "jiro@example.jp"})
    found = client.post("/cancel/", right)

    assert wrong.status_code == 422
    assert "見つかりませんでした" in wrong.content.decode()
    assert found["Location"] == f"/registration/{registration.token}/cancel/"


def test_an_unknown_reference_and_a_wrong_contact_are_answered_alike(client: Client, path: str) -> None:
    client.post(path, filled_in(client, path))
    known = Registration.objects.get().reference
    unknown = "1000-0004"
    answers = [
        re.sub(
            r"value=\"[^\"]*\"",
            "",
            client.post("/cancel/", {"reference": r, "contact": "x@example.jp"}).content.decode(),
        )
        for r in (known, unknown)
    ]

    assert answers[0] == answers[1]


def test_guessing_references_is_slowed_down(client: Client, db: None) -> None:
    for _try in range(20):
        client.post("/cancel/", {"reference": "1000-0004", "contact": "x@example.jp"})

    assert client.post("/cancel/", {"reference": "1000-0004", "contact": "x@example.jp"}).status_code == 429


def test_the_calendar_entry_keeps_its_identity(client: Client, path: str) -> None:
    client.post(path, filled_in(client, path))
    token = Registration.objects.get().token

    before = client.get(f"/registration/{token}/engawa.ics").content.decode()
    client.post(f"/registration/{token}/cancel/")
    after = client.get(f"/registration/{token}/engawa.ics").content.decode()

    uid = re.compile(r"UID:\S+")
    assert uid.findall(before) == uid.findall(after)
    assert "STATUS:CONFIRMED" in before
    assert "STATUS:CANCELLED" in after


def test_a_busy_database_keeps_what_was_typed(client: Client, path: str) -> None:
    answers = filled_in(client, path)

    def busy(execute: object, sql: str, *args: object) -> object:
        if "events_seats" in sql and "INSERT" in sql:
            raise OperationalError("database is locked")
        return execute(sql, *args)

    with connection.execute_wrapper(busy):
        response = client.post(path, answers)

    assert response.status_code == 503
    assert 'value="はなこ"' in response.content.decode()
    assert client.post(path, answers).status_code == 302


def test_afterwards_the_result_page_says_that_it_is_over(client: Client, path: str) -> None:
    location = client.post(path, filled_in(client, path))["Location"]
    over = timezone.now() - timedelta(hours=1)
    Session.objects.update(starts_at=over - timedelta(hours=1), ends_at=over)

    page = client.get(location).content.decode()

    assert "この催しは終わりました" in page
    assert f"{location}cancel/" not in page
    assert client.post(f"{location}cancel/")["Location"] == location
    assert Registration.objects.get().state == RegistrationState.SEATED


def test_closing_the_form_changes_nothing_for_those_who_have_a_place(client: Client, path: str) -> None:
    location = client.post(path, filled_in(client, path))["Location"]
    Session.objects.update(registration_closes_at=timezone.now() - timedelta(hours=1))

    page = client.get(location).content.decode()

    assert "申し込みを受け付けました" in page
    assert f"{location}engawa.ics" in page
    assert "受付は終わりました" not in page


@pytest.mark.parametrize(
    ("asked", "kept"),
    [({"furigana": "all"}, "furigana=all"), ({"look": "kanji"}, "easy=on"), ({"look": "large"}, "text=200")],
    ids=str,
)
def test_the_look_can_be_changed_in_the_middle_of_a_form_and_nothing_typed_is_lost(
    client: Client, path: str, asked: dict[str, str], kept: str
) -> None:
    typed = filled_in(client, path, name="はなこ", contact="hanako@", support="captioning", note="ゆっくり")

    page = client.post(path, typed | asked)

    html = page.content.decode()
    assert page.status_code == 200
    assert ("<ruby>" in html) == ("large" not in asked.values())
    assert kept in page.cookies["engawa_view"].value
    assert "エラー" not in html
    for words in ('value="はなこ"', 'value="hanako@"', "ゆっくり", f'value="{typed["form_key"]}"'):
        assert words in html
    assert re.search(r'value="captioning"[^>]* checked', html)
    assert not Registration.objects.exists()


def test_the_first_look_comes_back_from_within_the_form(client: Client, path: str) -> None:
    client.cookies["engawa_view"] = "text=200&colours=dark"

    page = client.post(path, filled_in(client, path) | {"look": "default"})

    assert page.cookies["engawa_view"].value == ""
    assert "data-text" not in page.content.decode()
