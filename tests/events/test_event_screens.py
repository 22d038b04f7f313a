"""Promises of the list of events and of one event's page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.choices import EventKind, SessionStatus, SupportKind, Way
from events.models import EventIndexPage, Session
from tests.factories.events import make_audience, make_event, make_session, make_support, make_way

HTMX = {"HX-Request": "true"}


def text(client: Client, path: str, **extra: object) -> str:
    response = client.get(path, **extra)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["whole page", "htmx"])
def test_the_list_is_narrowed_by_whom_an_event_is_for(
    event_index: EventIndexPage, client: Client, headers: dict[str, str]
) -> None:
    make_event(event_index, "妊婦サロン", audiences=[make_audience()])
    make_event(event_index, "ほかの催し")

    found = text(client, "/events/?audience=pregnancy", headers=headers)

    assert "妊婦サロン" in found
    assert "ほかの催し" not in found
    assert ("<html" in found) == (not headers)


@pytest.mark.parametrize("query", ["kind=consultation", "way=text", "month={month}"])
def test_the_list_is_narrowed_by_kind_way_and_month(event_index: EventIndexPage, client: Client, query: str) -> None:
    in_two_months = timezone.localtime() + timedelta(days=62)
    make_event(
        event_index,
        "相談の日",
        kind=EventKind.CONSULTATION,
        ways=[make_way(Way.TEXT)],
        sessions=[make_session(in_two_months)],
    )
    make_event(event_index, "ほかの催し")

    found = text(client, "/events/?" + query.format(month=f"{in_two_months:%Y-%m}"))

    assert "相談の日" in found
    assert "ほかの催し" not in found


def test_part_and_whole_are_kept_apart_by_caches(event_index: EventIndexPage, client: Client) -> None:
    assert "HX-Request" in client.get("/events/")["Vary"]


def test_going_back_in_the_history_gives_the_whole_page(event_index: EventIndexPage, client: Client) -> None:
    headers = HTMX | {"HX-History-Restore-Request": "true"}

    assert "<html" in text(client, "/events/", headers=headers)


def test_running_events_lead_and_past_ones_have_a_list_of_their_own(
    event_index: EventIndexPage, client: Client
) -> None:
    now = timezone.now()
    make_event(event_index, "来週の催し")
    make_event(event_index, "いまの催し", sessions=[make_session(now - timedelta(minutes=10))])
    make_event(event_index, "先月の催し", sessions=[make_session(now - timedelta(days=30))])

    coming, past = text(client, "/events/"), text(client, "/events/?when=past")

    assert "いま開かれています。申し込めます" in coming
    assert coming.index("いまの催し") < coming.index("来週の催し")
    assert "先月の催し" not in coming
    assert "先月の催し" in past
    assert "来週の催し" not in past


@pytest.mark.parametrize(
    "query",
    [
        "page=-1",
        "page=%00",
        "page=" + "9" * 5000,
        "page=二",
        "audience=%00",
        "kind=%22%27%3Bdrop",
        "way=" + "x" * 10_000,
        "month=2026-13",
        "month=%00",
        "when=never",
        "kind=salon&kind=nothing&audience=😀",
    ],
)
def test_what_cannot_be_understood_is_left_out(event_index: EventIndexPage, client: Client, query: str) -> None:
    make_event(event_index, "縁側サロン")

    assert "縁側サロン" in text(client, f"/events/?{query}")


@pytest.mark.parametrize("events", [1, 3])
def test_the_list_asks_the_database_equally_often_for_any_number_of_events(
    event_index: EventIndexPage, client: Client, django_assert_num_queries: object, events: int
) -> None:
    text(client, "/events/")
    for number in range(events):
        make_event(event_index, f"催し{number}", support_offers=[make_support()])

    with django_assert_num_queries(15):
        text(client, "/events/")


def test_the_sentence_of_an_event_holds_all(event_index: EventIndexPage, client: Client) -> None:
    starts_at = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=20)
    last_day = (starts_at - timedelta(days=14)).date()
    page = make_event(
        event_index,
        sessions=[make_session(starts_at)],
        ways=[make_way(Way.PHONE), make_way(Way.TEXT), make_way(Way.VIDEO), make_way(Way.IN_PERSON)],
        support_offers=[make_support(SupportKind.SIGN_LANGUAGE, ask_days_before=14)],
    )

    found = text(client, page.url)

    assert "午前10時から11時30分まで。家から、電話・文字・映像で。会場でも。" in found
    assert f"手話通訳は{last_day.month}月{last_day.day}日までに。無料。" in found


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "申し込めます"),
        ({"capacity": 3}, "あと3人"),
        ({"capacity": 0}, "満員・キャンセル待ちできます"),
        ({"registration_closes_at": timezone.now() - timedelta(days=1)}, "受付は終わりました"),
        ({"status": SessionStatus.CANCELLED}, "中止になりました"),
        ({"status": SessionStatus.POSTPONED}, "延期になりました"),
    ],
)
def test_a_session_says_in_words_whether_there_is_a_place(
    event_index: EventIndexPage, client: Client, fields: dict[str, object], words: str
) -> None:
    page = make_event(event_index, sessions=[make_session(**fields)])

    assert words in text(client, page.url)
    assert words in text(client, "/events/")
    assert words in text(client, f"/join/{page.sessions.get().pk}/")


def test_an_event_that_is_over_says_so_and_what_to_do_instead(event_index: EventIndexPage, client: Client) -> None:
    page = make_event(event_index, sessions=[make_session(timezone.now() - timedelta(days=3))])

    found = text(client, page.url)

    assert "この催しは終わりました" in found
    assert "記録や資料" in found


@pytest.mark.parametrize("easy", ["off", "on"])
def test_nothing_is_offered_for_what_nobody_can_join_any_more(
    event_index: EventIndexPage, client: Client, easy: str
) -> None:
    ended, off = make_session(timezone.now() - timedelta(days=3)), make_session(status=SessionStatus.CANCELLED)
    client.cookies["engawa_view"] = f"easy={easy}"
    offers = {"ways": [make_way(Way.PHONE)], "support_offers": [make_support(ask_days_before=1)]}
    coming = make_event(event_index, "これから", sessions=[make_session()], **offers)
    assert 'id="ways"' in text(client, coming.url)

    for number, session in enumerate((ended, off)):
        found = text(client, make_event(event_index, f"催し{number}", sessions=[session], **offers).url)
        assert 'id="ways"' not in found
        assert 'id="support"' not in found


def test_an_event_without_a_day_says_that_none_is_set(event_index: EventIndexPage, client: Client) -> None:
    page = make_event(event_index, sessions=[], ways=[make_way(Way.PHONE)])

    found = text(client, page.url)

    assert "日時は、まだ決まっていません" in found
    assert "終わりました" not in found
    assert 'id="ways"' in found


@pytest.mark.parametrize("sessions", [1, 3])
def test_an_event_page_costs_at_most_ten_queries(
    event_index: EventIndexPage, client: Client, django_assert_max_num_queries: object, sessions: int
) -> None:
    days = [timezone.now() + timedelta(days=day) for day in range(1, sessions + 1)]
    page = make_event(event_index, sessions=[make_session(day) for day in days], audiences=[make_audience()])
    text(client, "/events/")

    with django_assert_max_num_queries(10):
        text(client, page.url)


def test_drafts_cannot_be_joined(event_index: EventIndexPage, client: Client) -> None:
    page = make_event(event_index, "下書き", live=False)

    assert client.get(f"/join/{page.sessions.get().pk}/").status_code == 404
    assert not Session.objects.open_for_registration(timezone.now()).exists()


@pytest.mark.parametrize("number", ["0", "99999", "9" * 40])
def test_a_session_that_does_not_exist_is_not_found(event_index: EventIndexPage, client: Client, number: str) -> None:
    assert client.get(f"/join/{number}/").status_code == 404


def test_an_event_called_off_does_not_go_on_to_say_how_to_join(event_index: EventIndexPage, client: Client) -> None:
    sessions = [make_session(status=SessionStatus.CANCELLED)]
    make_event(event_index, sessions=sessions, ways=[make_way(Way.PHONE)], support_offers=[make_support()])

    found = text(client, "/events/")

    assert "中止になりました。" in found
    assert "家から、電話で。" not in found


def test_a_list_tells_that_another_session_still_takes_people(event_index: EventIndexPage, client: Client) -> None:
    now = timezone.now()
    closed = make_session(now + timedelta(days=1), registration_closes_at=now - timedelta(days=1))
    make_event(event_index, sessions=[closed, make_session(now + timedelta(days=8))])

    assert "ほかの回に申し込めます" in text(client, "/events/")


def test_the_material_to_be_sent_is_a_noun_in_the_sentence(event_index: EventIndexPage, client: Client) -> None:
    page = make_event(event_index, support_offers=[make_support(SupportKind.DATA_IN_ADVANCE, ask_days_before=1)])

    assert "前もって送る資料は" in text(client, page.url)


def test_a_running_event_invites_to_join_at_once_and_its_number_can_be_dialled(
    event_index: EventIndexPage, client: Client
) -> None:
    running = make_session(timezone.now() - timedelta(minutes=5))
    page = make_event(event_index, sessions=[running], contact_phone="０２６７－００－０２００")

    found = text(client, page.url)

    assert "途中からでも参加できます" in found
    assert "いま参加する" in found
    assert 'href="tel:0267000200"' in found
