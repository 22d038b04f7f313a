"""Promises of what the desk does for somebody: the verbs of the site, each written down, each with its way back."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from events.actions import Change, Companion, PlaceRefusedError, SupportMoveRefusedError, Wanted, Wish, take_place
from events.choices import Channel, LetterKind, RegistrationState, SupportKind, SupportState, Way
from events.desk import deeds
from events.desk.acts import By, acts_of
from events.desk.calls import actions as calling
from events.desk.calls.reads import calls
from events.desk.models import Act, CallBack, Contents, Deed, Parcel
from events.desk.post import actions as posting
from events.desk.post.due import due
from events.desk.undoing import UNDO, UndoRefusedError, undo
from events.models import EventIndexPage, Letter, Registration, Seats, Session
from residents import privacy
from residents.contact_points import ContactPoint
from residents.models import Resident
from tests.factories.events import make_event, make_session, make_support, make_way

NOW = timezone.now()
PHONE = ContactPoint(phone="0267123456")
HOUSE = ContactPoint(postal_code="384-0301", address="縁側市こかげ町1-2")


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    page = make_event(
        event_index,
        sessions=[make_session(capacity=2)],
        ways=[make_way(Way.PHONE), make_way(Way.POST)],
        support_offers=[make_support(SupportKind.CAPTIONING, ask_days_before=1)],
    )
    return page.sessions.get()


@pytest.fixture
def by(db: None) -> By:
    return By(User.objects.create_user("kakari"), Channel.PHONE, NOW)


def take(by: By, session: Session, name: str = "はなこ", contact: ContactPoint = PHONE, **wish: object) -> Registration:
    wanted = {"way": Way.PHONE, "channel": by.channel, **wish}
    return deeds.take(by, session_id=session.pk, wish=Wish(name=name, contact=contact, **wanted), form_key=name)


def taken(session: Session) -> int:
    return Seats.objects.get(session=session, way="").taken


def only_act(deed: Deed) -> Act:
    return Act.objects.get(deed=deed)


def test_every_deed_has_its_way_back() -> None:
    assert set(UNDO) == set(Deed)


def test_taking_a_place_is_written_down_once_however_often_the_button_is_pressed(by: By, session: Session) -> None:
    assert take(by, session) == take(by, session)

    act = only_act(Deed.TOOK)
    assert (act.by, act.channel, act.before) == (by.user, Channel.PHONE, "")


def test_what_was_refused_leaves_no_act(by: By, session: Session) -> None:
    Session.objects.filter(pk=session.pk).update(ends_at=NOW, starts_at=NOW - timedelta(hours=1))

    with pytest.raises(PlaceRefusedError):
        take(by, session)

    assert not Act.objects.exists()


def test_a_place_taken_by_mistake_is_given_back(by: By, session: Session) -> None:
    registration = take(by, session)

    act = undo(by, only_act(Deed.TOOK).pk)
    undo(by, act.pk)

    registration.refresh_from_db()
    assert (registration.state, taken(session)) == (RegistrationState.CANCELLED, 0)
    assert (act.undone_by, act.undone_at) == (by.user, NOW)


def test_a_place_cancelled_by_mistake_comes_back_or_waits(by: By, session: Session) -> None:
    first, second = take(by, session, "一"), take(by, session, "二")
    deeds.cancel(by, first)
    deeds.cancel(by, second)
    take(by, session, "三")

    for act in Act.objects.filter(deed=Deed.CANCELLED).order_by("pk"):
        undo(by, act.pk)

    states = dict(Registration.objects.values_list("resident__name", "state"))
    assert states == {"一": "seated", "二": "waiting", "三": "seated"}
    assert taken(session) == 2


def test_cancelling_twice_is_one_act(by: By, session: Session) -> None:
    registration = take(by, session)

    deeds.cancel(by, registration)
    deeds.cancel(by, registration)

    assert Act.objects.filter(deed=Deed.CANCELLED).count() == 1


def test_restoring_is_taken_back_by_cancelling_once_more(by: By, session: Session) -> None:
    registration = take(by, session)
    deeds.cancel(by, registration)
    deeds.restore(by, registration)

    undo(by, only_act(Deed.RESTORED).pk)

    assert (Registration.objects.get().state, taken(session)) == (RegistrationState.CANCELLED, 0)


def test_another_way_and_a_note_go_back_to_what_they_were(by: By, session: Session) -> None:
    registration = take(by, session, staff_note="ゆっくり")

    deeds.change(by, registration, Change(way=Way.POST, staff_note="いそがない", partial_ok=False))
    assert Registration.objects.get().way == Way.POST
    undo(by, only_act(Deed.CHANGED).pk)

    changed = Registration.objects.get()
    assert (changed.way, changed.staff_note) == (Way.PHONE, "ゆっくり")


def test_what_changes_nothing_is_no_act(by: By, session: Session) -> None:
    registration = take(by, session)

    deeds.change(by, registration, Change(way=Way.PHONE, staff_note=""))
    deeds.note(by, registration, "")
    deeds.correct_contact(by, registration.resident, {f: getattr(registration.resident, f) for f in deeds.CONTACT})

    assert list(Act.objects.values_list("deed", flat=True)) == [Deed.TOOK]


def test_somebody_added_by_mistake_goes_alone(by: By, session: Session) -> None:
    registration = take(by, session)
    people = [Companion("孫"), Companion("子")]

    added = deeds.add_people(by, registration, people, form_key="more", partial_ok=True)
    again = deeds.add_people(by, registration, people, form_key="more", partial_ok=True)
    undo(by, Act.objects.get(about=added[0].pk).pk)

    assert (len(added), again) == (2, [])
    states = dict(Registration.objects.values_list("resident__name", "state"))
    assert states["はなこ"] == "seated"
    assert states["孫"] == "cancelled"
    assert states["子"] in {"waiting", "offered", "seated"}


def test_an_answer_to_an_offer_can_be_taken_back_while_the_place_is_kept(by: By, session: Session) -> None:
    first = take(by, session, "一")
    take(by, session, "二")
    waiting = take(by, session, "三")
    deeds.cancel(by, first)
    kept_until = Registration.objects.get(pk=waiting.pk).answer_by
    deeds.accept(by, waiting)
    assert Registration.objects.get(pk=waiting.pk).state == RegistrationState.SEATED

    undo(by, only_act(Deed.ACCEPTED).pk)

    back = Registration.objects.get(pk=waiting.pk)
    assert (back.state, back.answer_by) == (RegistrationState.OFFERED, kept_until)
    assert taken(session) == 2


def test_an_answer_is_not_taken_back_when_its_time_is_over(by: By, session: Session) -> None:
    first = take(by, session, "一")
    take(by, session, "二")
    waiting = take(by, session, "三")
    deeds.cancel(by, first)
    deeds.accept(by, waiting)

    with pytest.raises(UndoRefusedError, match="期限"):
        undo(By(by.user, by.channel, NOW + timedelta(days=6)), only_act(Deed.ACCEPTED).pk)

    assert only_act(Deed.ACCEPTED).undone_at is None


def test_a_corrected_contact_ends_old_links_and_comes_back_with_what_it_was(by: By, session: Session) -> None:
    registration = take(by, session)
    corrected = dict.fromkeys(deeds.CONTACT, "") | {"name": "花子", "phone": "09011112222", "address": "こかげ町1-2"}

    deeds.correct_contact(by, registration.resident, corrected)
    person = Resident.objects.get()
    assert (person.name, person.phone, person.address) == ("花子", "09011112222", "こかげ町1-2")
    assert Registration.objects.get().token != registration.token
    assert "09011112222" not in only_act(Deed.CONTACT).before

    undo(by, only_act(Deed.CONTACT).pk)
    person.refresh_from_db()
    assert (person.name, person.phone, person.address) == ("はなこ", PHONE.phone, "")


def test_support_asked_on_the_telephone_is_a_case_and_can_be_withdrawn(by: By, session: Session) -> None:
    registration = take(by, session)

    (asked,) = deeds.ask_for_support(by, registration, [Wanted("captioning")])
    undo(by, only_act(Deed.SUPPORT_ASKED).pk)

    asked.refresh_from_db()
    assert asked.state == SupportState.WITHDRAWN


def test_a_step_of_support_goes_back_unless_it_went_on(by: By, session: Session) -> None:
    asked = take(by, session, support=["captioning"]).support_requests.get()

    deeds.move_support(by, asked, SupportState.ARRANGING)
    undo(by, only_act(Deed.SUPPORT_MOVED).pk)
    asked.refresh_from_db()
    assert asked.state == SupportState.ASKED

    with pytest.raises(SupportMoveRefusedError):
        deeds.move_support(by, asked, SupportState.DELIVERED)


def test_a_note_goes_back_to_what_it_was(by: By, session: Session) -> None:
    registration = take(by, session, staff_note="朝に電話")

    deeds.note(by, registration, "夜に電話")
    undo(by, only_act(Deed.NOTED).pk)

    assert Registration.objects.get().staff_note == "朝に電話"


def test_news_told_by_mistake_is_to_be_told_again(by: By, session: Session) -> None:
    first = take(by, session, "一")
    take(by, session, "二")
    take(by, session, "三")
    deeds.cancel(by, first)
    (call,) = calls(now=NOW)
    letter = Letter.objects.get(pk=call.number)

    calling.nobody_answered(by, letter)
    (tried,) = calls(now=NOW)
    deeds.told(by, letter)
    deeds.told(by, letter)
    assert (len(tried.tries), calls(now=NOW)) == (1, [])

    undo(by, only_act(Deed.TOLD).pk)
    assert [again.number for again in calls(now=NOW)] == [call.number]


def test_a_promised_call_waits_for_its_hour_and_can_be_taken_back(by: By, session: Session) -> None:
    person = take(by, session).resident
    at = NOW + timedelta(hours=2)

    call = calling.promise(by, person, about="手話通訳のこと", call_at=at)
    assert calling.promise(by, person, about="手話通訳のこと", call_at=at) == call
    assert [each.is_due for each in calls(now=NOW)] == [False]
    assert [each.is_due for each in calls(now=at)] == [True]

    calling.done(by, call)
    assert calls(now=at) == []
    undo(by, only_act(Deed.CALL_DONE).pk)
    assert len(calls(now=at)) == 1
    undo(by, only_act(Deed.CALL_PROMISED).pk)
    assert not CallBack.objects.exists()


def test_who_has_neither_mail_nor_telephone_gets_paper_and_the_rest_is_asked_for(by: By, session: Session) -> None:
    alone = take(by, session, "郵便の人", HOUSE)
    take(by, session, "電話の人", way=Way.POST)

    waiting = {item.registration.resident.name: item.contents for item in due(now=NOW)}
    assert waiting == {"郵便の人": Contents.LETTER, "電話の人": Contents.MATERIALS}

    posting.ask_for(by, alone, Contents.CARD_LARGE)
    posting.ask_for(by, alone, Contents.CARD_LARGE)
    everything = due(now=NOW)
    assert len(everything) == 3

    assert posting.posted(by, everything) == 3
    assert posting.posted(by, everything) == 0
    assert due(now=NOW) == []
    assert Letter.objects.filter(kind=LetterKind.SEATED, sent_at=None).count() == 0


def test_what_was_posted_by_mistake_is_to_be_posted_again(by: By, session: Session) -> None:
    alone = take(by, session, "郵便の人", HOUSE)
    posting.ask_for(by, alone, Contents.CARD)
    before = {item.key.partition("-")[0] for item in due(now=NOW)}
    posting.posted(by, due(now=NOW))

    with pytest.raises(UndoRefusedError, match="先に"):
        undo(by, only_act(Deed.POST_ASKED).pk)
    for act in Act.objects.filter(deed=Deed.POSTED):
        undo(by, act.pk)
    assert {item.key.partition("-")[0] for item in due(now=NOW)} == before

    undo(by, only_act(Deed.POST_ASKED).pk)
    assert not Parcel.objects.filter(contents=Contents.CARD).exists()


def test_who_is_erased_leaves_no_trace_in_acts_calls_and_parcels(by: By, session: Session) -> None:
    registration = take(by, session)
    deeds.note(by, registration, "ひみつ")
    calling.promise(by, registration.resident, about="ひみつ", call_at=NOW + timedelta(days=90))
    posting.ask_for(by, registration, Contents.CARD)
    assert "ひみつ" in str(privacy.export(registration.resident)["desk"])
    assert not privacy.expired(kept_since=NOW + timedelta(days=60)).exists()

    privacy.erase(registration.resident, now=NOW)

    assert not CallBack.objects.exists()
    assert not Parcel.objects.exists()
    assert not Act.objects.exclude(before="").exists()
    with pytest.raises(UndoRefusedError):
        undo(by, only_act(Deed.NOTED).pk)


def test_the_acts_of_one_person_are_read_with_the_latest_first(by: By, session: Session) -> None:
    other = take_place(
        session_id=session.pk, wish=Wish(name="べつ", contact=PHONE, way=Way.PHONE), form_key="other", now=NOW
    )
    registration = take(by, session)
    deeds.cancel(By(by.user, by.channel, NOW + timedelta(minutes=1)), registration)

    assert [act.deed for act in acts_of(registration.resident)] == [Deed.CANCELLED, Deed.TOOK]
    assert not acts_of(other.resident).exists()
