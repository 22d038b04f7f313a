"""Promises of the staff desk."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import PageLogEntry

from events.actions import Wish, call_off, cancel_place, take_place
from events.choices import Channel, RegistrationState, SessionStatus, SupportKind, Way
from events.models import EventIndexPage, Letter, Registration, Session
from events.sessions.announcing import Said
from residents.contact_points import ContactPoint
from tests.factories.events import make_event, make_session, make_support, make_way
from tests.factories.staff import staff_of, staff_with, superuser, verified_client

NOW = timezone.now()
DESK = "/cms/registrations/"


def staff(client: Client, *codenames: str) -> Client:
    return verified_client(staff_with(*codenames), client)


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    page = make_event(
        event_index,
        sessions=[make_session(capacity=1)],
        ways=[make_way(Way.PHONE)],
        support_offers=[make_support(SupportKind.CAPTIONING, ask_days_before=1)],
    )
    return page.sessions.get()


def take(session: Session, key: str, name: str = "はなこ", phone: str = "", **fields: object) -> Registration:
    contact = ContactPoint(phone=phone) if phone else ContactPoint(email="hanako@example.jp")
    wish = Wish(name=name, contact=contact, way=Way.PHONE, **fields)
    return take_place(session_id=session.pk, wish=wish, form_key=key, now=NOW)


@pytest.mark.parametrize("sessions", [1, 3])
def test_the_desk_lists_sessions_with_their_counts(
    client: Client, event_index: EventIndexPage, django_assert_max_num_queries: object, sessions: int
) -> None:
    staff(client, "view_registration").get(DESK)
    for number in range(sessions):
        take(make_event(event_index, f"催し{number}").sessions.get(), f"{number}", support=["captioning"])

    with django_assert_max_num_queries(20):
        page = client.get(DESK).content.decode()

    assert page.count("1人") == sessions
    assert page.count("1件") == sessions


def test_one_session_shows_contact_support_state_and_channel(client: Client, session: Session) -> None:
    take(session, "one", support=["captioning"], note="ゆっくり")
    take(session, "two", name="じろう", phone="0267123456", channel=Channel.PHONE)

    page = staff(client, "view_registration").get(f"{DESK}{session.pk}/").content.decode()

    for words in (
        "hanako@example.jp",
        "0267123456",
        "要約筆記（受付）",
        "ゆっくり（受付）",
        "キャンセル待ち",
        "電話",
    ):
        assert words in page
    assert "CSV" not in page


@pytest.mark.parametrize(
    "path", ["", "{id}/", "{id}/registrations.csv", "desk/?q=はなこ", "calls/", "post/", "paper/", "acts/"]
)
def test_staff_without_the_duty_see_nobody(client: Client, session: Session, path: str) -> None:
    take(session, "one")
    staff(client)

    response = client.get(DESK + path.format(id=session.pk), follow=True)

    assert "hanako@example.jp" not in response.content.decode()
    assert response.redirect_chain or response.status_code == 403


def test_strangers_are_asked_to_sign_in(client: Client, session: Session) -> None:
    assert client.get(f"{DESK}{session.pk}/")["Location"].startswith("/cms/login/")


def test_the_export_opens_in_a_spreadsheet_and_runs_nothing(client: Client, session: Session) -> None:
    take(session, "one", name='=HYPERLINK("http://evil.example")', note="+1234")
    staff(client, "view_registration", "export_registration")

    assert "配慮の申し出" not in client.get(f"{DESK}{session.pk}/registrations.csv").content.decode()
    response = client.get(f"{DESK}{session.pk}/registrations.csv?needs=1")

    assert response.content.startswith(b"\xef\xbb\xbf")
    assert "no-store" in response["Cache-Control"]
    row = next(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert row["お名前"].startswith("'=HYPERLINK")
    assert row["メールアドレス"] == "hanako@example.jp"
    assert row["配慮の申し出"] == "'+1234（受付）"


def test_a_registration_by_telephone_is_a_place_like_any_other(client: Client, session: Session) -> None:
    Session.objects.filter(pk=session.pk).update(registration_closes_at=NOW - timedelta(hours=1))
    staff(client, "view_registration", "add_registration")
    path = f"{DESK}desk/?session={session.pk}&new=1"
    key = re.search(r'name="form_key" value="([^"]+)"', client.get(path).content.decode())
    assert key
    answers = {"name": "よしこ", "contact": "0267-12-3456", "way": "phone", "channel": "phone", "form_key": key[1]}

    for _press in range(2):
        page = client.post(path, answers, follow=True).content.decode()

    registration = Registration.objects.get()
    assert (registration.channel, registration.state) == (Channel.PHONE, RegistrationState.SEATED)
    assert registration.reference in page


def test_mistakes_at_the_desk_keep_what_was_typed(client: Client, session: Session) -> None:
    staff(client, "view_registration", "add_registration")

    response = client.post(f"{DESK}desk/?session={session.pk}&new=1", {"name": "よしこ"})

    assert response.status_code == 422
    assert 'value="よしこ"' in response.content.decode()


def test_staff_give_a_place_back_for_a_caller(client: Client, session: Session) -> None:
    registration = take(session, "one")
    staff(client, "view_registration", "change_registration")

    client.post(f"{DESK}cancel/{registration.pk}/")

    assert Registration.objects.get().state == RegistrationState.CANCELLED


def test_who_gave_a_telephone_number_waits_at_the_desk_for_a_call(client: Client, session: Session) -> None:
    seated = take(session, "one")
    take(session, "two", name="よしこ", phone="0267123456")
    cancel_place(registration_id=seated.pk, now=NOW)
    staff(client, "view_registration", "change_registration")

    before = client.get(DESK).content.decode()
    client.post(f"{DESK}calls/letter/{Letter.objects.get(registration__resident__name='よしこ').pk}/done/")
    after = client.get(DESK).content.decode()

    assert "電話しました" in before
    assert "電話しました" not in after


def test_the_desk_says_when_more_came_than_there_is_room_for(client: Client, session: Session) -> None:
    take(session, "one")
    Session.objects.filter(pk=session.pk).update(capacity=0)

    page = staff(client, "view_registration").get(f"{DESK}{session.pk}/").content.decode()

    assert "定員より1人多く" in page


def test_an_event_with_registrations_is_not_deleted(client: Client, session: Session) -> None:
    take(session, "one")
    verified_client(superuser(), client)

    page = client.post(f"/cms/pages/{session.page_id}/delete/", follow=True).content.decode()

    assert "申し込みのある催しは消せません" in page
    assert Session.objects.filter(pk=session.pk).exists()


def test_publishing_a_larger_room_calls_up_who_waits(session: Session) -> None:
    take(session, "one")
    waiting = take(session, "two")
    page = session.page
    edited = page.sessions.get()
    edited.capacity = 2
    page.sessions = [edited]
    page.save_revision().publish()

    waiting.refresh_from_db()
    assert waiting.state == RegistrationState.OFFERED


def test_publishing_a_cancelled_session_writes_to_everybody(session: Session, mailoutbox: list[object]) -> None:
    take(session, "one")
    page = session.page
    edited = page.sessions.get()
    edited.status = SessionStatus.CANCELLED
    page.sessions = [edited]
    page.save_revision().publish()

    assert "中止になりました" in mailoutbox[-1].subject


def test_support_is_moved_on_and_the_resident_reads_how_far_it_is(client: Client, session: Session) -> None:
    registration = take(session, "one", support=["captioning"])
    wanted = registration.support_requests.get()
    staff(client, "view_registration", "change_registration")

    for state, said in (("arranging", "手配中"), ("confirmed", "手配済み"), ("delivered", "実施済み")):
        page = client.post(f"{DESK}support/{wanted.pk}/", {"state": state}, follow=True).content.decode()
        assert f"要約筆記（{said}）" in page
        assert f"：{said}" in client.get(f"/registration/{registration.token}/").content.decode()

    moved = PageLogEntry.objects.filter(action="events.support.moved", page=session.page_id, user__username="kakari")
    assert moved.count() == 3


@pytest.mark.parametrize("state", ["delivered", "nonsense", ""])
def test_a_step_that_makes_no_sense_any_more_is_said_and_changes_nothing(
    client: Client, session: Session, state: str
) -> None:
    wanted = take(session, "one", note="ゆっくり").support_requests.get()
    staff(client, "view_registration", "change_registration")

    page = client.post(f"{DESK}support/{wanted.pk}/", {"state": state}, follow=True).content.decode()

    assert "いまの状態を確かめて" in page
    assert "ゆっくり（受付）" in page


def test_support_is_moved_only_by_those_who_may(client: Client, session: Session) -> None:
    wanted = take(session, "one", support=["captioning"]).support_requests.get()
    staff(client, "view_registration")

    assert "手配を始める" not in client.get(f"{DESK}{session.pk}/").content.decode()
    client.post(f"{DESK}support/{wanted.pk}/", {"state": "arranging"})

    wanted.refresh_from_db()
    assert wanted.state == "asked"


def test_reception_finds_on_the_first_screen_what_waits(client: Client, session: Session) -> None:
    take(session, "one", support=["captioning"])
    take_phone = take(session, "two", name="じろう", phone="0267123456")
    call_off(session_id=session.pk, now=NOW, said=Said())
    verified_client(staff_of("受付"), client)

    page = client.get("/cms/").content.decode()

    assert f'href="{DESK}">申込を見る</a>' in page
    assert "電話でお知らせする方が1人います。手配する配慮が1件あります。" in page
    desk = client.get(f"{DESK}{session.pk}/").content.decode()
    assert "CSVで書き出す" in desk
    assert take_phone.reference in desk


def test_who_was_erased_is_a_line_without_name_and_number(client: Client, session: Session) -> None:
    registration = take(session, "one")
    call_command("erase_resident", registration.reference)

    page = staff(client, "view_registration").get(f"{DESK}{session.pk}/").content.decode()

    assert "（消去済み）" in page
    assert "erased" not in page
