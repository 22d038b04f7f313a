"""Promises of cases: what becomes of a request, by which day, who hears of it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from events import rules
from events.actions import (
    SupportMoveRefusedError,
    Wanted,
    add_support,
    answer_alternative,
    cancel_place,
    give_support_to,
    move_support_request,
    note_cost,
    withdraw_support,
    write_to_resident,
    write_to_staff,
)
from events.catalogue.builtin import ITEMS
from events.catalogue.models import SupportItem
from events.choices import LetterKind, SupportState
from events.models import Letter, Registration, Session, SupportOffer, SupportRequest
from events.support.choices import StepKind
from tests.events.support.conftest import ASKED_AT, Take, days_before

NOW = timezone.now()


@pytest.fixture
def clerk(db: None) -> User:
    return User.objects.create_user("tanaka")


def news(registration: Registration) -> list[str]:
    return list(registration.letters.filter(kind=LetterKind.SUPPORT).values_list("occasion", flat=True))


def test_every_request_becomes_a_case_with_an_owner_and_a_day(take: Take, session: Session, clerk: User) -> None:
    SupportItem.objects.filter(key="sign_language").update(owner=clerk)

    case = take("sign_language").support_requests.get()

    assert (case.state, case.owner, case.asked_at) == (SupportState.ASKED, clerk, ASKED_AT)
    assert case.due_on == timezone.localdate(session.starts_at) - timedelta(days=3)


def test_what_needs_no_arranging_is_settled_at_once(take: Take) -> None:
    assert take("breaks").support_requests.get().state == SupportState.CONFIRMED


def test_what_is_asked_after_its_day_is_due_today(take: Take, session: Session) -> None:
    late = days_before(session, 1)

    [case] = add_support(registration_id=take().pk, wanted=[Wanted("sign_language")], now=late)

    assert case.due_on == timezone.localdate(late)


def test_the_size_of_the_letters_comes_along(take: Take) -> None:
    case = take("large_print", details={"large_print": "22ポイント"}).support_requests.get()

    assert case.words == "大きな文字の資料（22ポイント）"


def test_what_somebody_needs_cannot_be_read_in_the_database(take: Take) -> None:
    registration = take("sign_language", note="ゆっくり話してほしい")
    write_to_staff(support_request_id=registration.support_requests.first().pk, words="手話は日本手話です", now=NOW)

    with connection.cursor() as cursor:
        stored = ""
        for table in ("events_supportrequest", "event_support_casestep"):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 -- names of our own
            stored += str(cursor.fetchall())

    assert not [word for word in ("sign_language", "ゆっくり", "手話") if word in stored]
    assert "sign" not in repr(Wanted("sign_language"))


def test_a_step_is_told_once_and_only_where_it_is_news(take: Take, clerk: User) -> None:
    registration = take("sign_language")
    case = registration.support_requests.get()

    for state in (SupportState.ARRANGING, SupportState.CONFIRMED, SupportState.CONFIRMED):
        move_support_request(support_request_id=case.pk, state=state, now=NOW, by=clerk)

    case.refresh_from_db()
    assert case.owner == clerk
    assert [step.state for step in case.steps.all()] == [SupportState.ARRANGING, SupportState.CONFIRMED]
    assert news(registration) == [case.steps.last().occasion]


def test_another_way_without_words_is_no_offer(take: Take, clerk: User) -> None:
    case = take("sign_language").support_requests.get()

    with pytest.raises(SupportMoveRefusedError):
        move_support_request(support_request_id=case.pk, state=SupportState.ALTERNATIVE, now=NOW, by=clerk, words="  ")

    assert not case.steps.exists()


def test_the_resident_says_yes_to_the_other_way_or_wants_to_talk(take: Take, clerk: User) -> None:
    case = take("sign_language").support_requests.get()
    move_support_request(
        support_request_id=case.pk, state=SupportState.ALTERNATIVE, now=NOW, by=clerk, words="筆談でお話しします。"
    )

    for accepted in (False, True, True):
        answer_alternative(support_request_id=case.pk, accepted=accepted, now=NOW)

    case.refresh_from_db()
    assert case.accepted is True
    assert [step.kind for step in case.steps.all()][1:] == [StepKind.DISCUSS, StepKind.ACCEPTED]


def test_an_answer_to_what_nobody_offered_is_refused(take: Take) -> None:
    case = take("sign_language").support_requests.get()

    with pytest.raises(SupportMoveRefusedError):
        answer_alternative(support_request_id=case.pk, accepted=True, now=NOW)


def test_taking_a_request_back_twice_is_once_and_staff_can_open_it_again(take: Take, clerk: User) -> None:
    case = take("sign_language").support_requests.get()

    withdraw_support(support_request_id=case.pk, now=NOW)
    withdraw_support(support_request_id=case.pk, now=NOW)
    assert case.steps.count() == 1

    move_support_request(support_request_id=case.pk, state=SupportState.ASKED, now=NOW, by=clerk)
    case.refresh_from_db()
    assert case.state == SupportState.ASKED


def test_asking_for_the_same_twice_asks_once(take: Take) -> None:
    registration = take("sign_language")

    for _press in range(2):
        add_support(registration_id=registration.pk, wanted=[Wanted("sign_language"), Wanted("breaks")], now=NOW)

    assert sorted(case.kind for case in registration.support_requests.all()) == ["breaks", "sign_language"]


def test_nothing_can_be_asked_for_a_place_that_was_given_back(take: Take) -> None:
    registration = take("sign_language")
    cancel_place(registration_id=registration.pk, now=NOW)

    with pytest.raises(SupportMoveRefusedError):
        add_support(registration_id=registration.pk, wanted=[Wanted("breaks")], now=NOW)


def test_a_message_goes_by_letter_and_the_same_words_once(take: Take, clerk: User) -> None:
    registration = take("sign_language")
    case = registration.support_requests.get()

    for _press in range(2):
        write_to_resident(support_request_id=case.pk, words="入口でお待ちします。", now=NOW, by=clerk)

    assert len(news(registration)) == 1


def test_who_has_no_mail_is_told_by_telephone(take: Take, clerk: User) -> None:
    registration = take("sign_language", phone="0267123456")
    case = registration.support_requests.get()

    move_support_request(support_request_id=case.pk, state=SupportState.CONFIRMED, now=NOW, by=clerk)

    assert Letter.objects.filter(registration=registration, kind=LetterKind.SUPPORT, sent_at=None).count() == 1


def test_owner_and_cost_stand_in_the_history_once(take: Take, clerk: User) -> None:
    case = take("sign_language").support_requests.get()

    for _press in range(2):
        give_support_to(support_request_id=case.pk, owner=clerk, now=NOW, by=clerk)
        note_cost(support_request_id=case.pk, yen=24_000, words="2名 2時間", now=NOW, by=clerk)

    case.refresh_from_db()
    assert (case.owner, case.cost_yen) == (clerk, 24_000)
    assert [step.kind for step in case.steps.all()] == [StepKind.OWNER, StepKind.COST]


def test_the_day_follows_a_session_that_moves(take: Take, session: Session) -> None:
    case = take("sign_language").support_requests.get()
    session.starts_at += timedelta(days=14)
    session.ends_at += timedelta(days=14)
    before = case.due_on

    session.save()
    session.save()

    case.refresh_from_db()
    assert case.due_on - before == timedelta(days=14)


@pytest.mark.parametrize(
    ("closes_days_before", "ask_days_before", "lost"),
    [(None, 14, 14), (7, 14, 7), (14, 14, 0), (20, 14, 0), (None, None, 0), (None, 0, 0)],
)
def test_days_lost_are_those_between_the_two_deadlines(
    closes_days_before: int | None, ask_days_before: int | None, lost: int
) -> None:
    starts = timezone.make_aware(timezone.datetime(2028, 2, 29, 10, 0))
    closes = None if closes_days_before is None else starts - timedelta(days=closes_days_before)
    session = Session(starts_at=starts, ends_at=starts + timedelta(hours=1), registration_closes_at=closes)
    offer = SupportOffer(kind="sign_language", ask_days_before=ask_days_before)

    assert rules.deadline_lost(session, offer) == lost


def test_the_catalogue_begins_with_everything_that_was_promised(db: None) -> None:
    promised = {
        *("sign_language", "captioning", "live_captions", "large_print", "braille", "data_in_advance"),
        *("easy_japanese", "audio_description", "escort", "childcare", "nurse", "quiet_place", "breaks"),
        *("camera_off", "ask_me"),
    }
    kept = dict(SupportItem.objects.values_list("key", "name"))

    assert promised <= kept.keys()
    assert kept == {item.key: item.name for item in ITEMS}


def test_a_request_outlives_its_entry_in_the_catalogue(take: Take) -> None:
    own = SupportItem.objects.create(name="触手話", easy="手でさわって話す")
    case = SupportRequest.objects.get(pk=take(own.key).support_requests.get().pk)
    assert case.words == "触手話"

    own.delete()

    assert case.words == "そのほかの配慮"
