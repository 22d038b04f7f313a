"""Promises where two of the staff work at one thing, and where one of them comes back to an old screen."""

import re

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from events.actions import Wish
from events.choices import Channel, SupportState, Way
from events.desk import deeds
from events.desk.acts import By
from events.desk.models import Act, Deed
from events.desk.undoing import UndoRefusedError, undo
from events.doors.models import Door
from events.models import EventIndexPage, Registration
from residents.contact_points import ContactPoint
from tests.events.staff_screens import Duties, duties
from tests.factories.staff import verified_client

pytestmark = pytest.mark.django_db
DESK = "/cms/registrations/desk/"
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


@pytest.fixture
def before_me(event_index: EventIndexPage) -> Duties:
    cache.clear()
    return duties(event_index)


@pytest.fixture
def clerk(before_me: Duties) -> Client:
    return verified_client(before_me.clerk)


def opened(clerk: Client, address: str) -> dict[str, str]:
    """The hidden fields of a form, as somebody's screen keeps them."""
    shown = clerk.get(address).content.decode().partition("<main")[2]
    return {name: value for name, value in HIDDEN.findall(shown) if name != "csrfmiddlewaretoken"}


def test_a_note_of_a_colleague_is_not_written_over_by_an_old_screen(before_me: Duties, clerk: Client) -> None:
    address, registration = f"{DESK}note/{before_me.registration.pk}/", before_me.registration
    old = opened(clerk, address)
    clerk.post(address, opened(clerk, address) | {"staff_note": "駅で待ち合わせ"})

    told = clerk.post(address, old | {"staff_note": "お母さまもいっしょ"})

    words = told.content.decode()
    assert told.status_code == 422
    for each in ("ほかの職員が変えました", "駅で待ち合わせ", "お母さまもいっしょ"):
        assert each in words
    registration.refresh_from_db()
    assert registration.staff_note == "駅で待ち合わせ"
    # A second press is a decision.
    clerk.post(address, dict(HIDDEN.findall(words)) | {"staff_note": "駅で待ち合わせ。お母さまもいっしょ"})
    registration.refresh_from_db()
    assert registration.staff_note == "駅で待ち合わせ。お母さまもいっしょ"


def test_a_corrected_number_is_not_written_over_by_an_old_screen(before_me: Duties, clerk: Client) -> None:
    person = before_me.person
    address = f"{DESK}person/{person.pk}/contact/"
    known, old = {"name": person.name, "phone": "0267-11-1111"}, opened(clerk, address)
    clerk.post(address, old | known)

    told = clerk.post(address, old | known | {"phone": "0267-22-2222"})

    person.refresh_from_db()
    assert (told.status_code, person.phone) == (422, "0267111111")
    assert "0267-22-2222" in told.content.decode()


def test_a_way_in_is_not_written_over_by_an_old_screen(before_me: Duties, clerk: Client) -> None:
    address = f"/cms/doors/{before_me.event.pk}/phone/"
    old = opened(clerk, address)
    clerk.post(address, old | {"dial_in": "050-1234-5678"})

    told = clerk.post(address, old | {"dial_in": "050-9999-9999"})

    assert told.status_code == 422
    assert "050-9999-9999" in told.content.decode()
    assert Door.objects.get().dial_in == "050-1234-5678"


def test_a_step_from_an_old_screen_moves_no_case_and_keeps_the_words(before_me: Duties, clerk: Client) -> None:
    address, case = f"/cms/support/{before_me.case.pk}/", before_me.case
    clerk.post(f"{address}move/", {"was": "asked", "state": "confirmed", "words": "通訳は田中さんです。"})

    told = clerk.post(f"{address}move/", {"was": "asked", "state": "arranging", "words": "さがしています。"})

    case.refresh_from_db()
    assert (told.status_code, case.state) == (422, SupportState.CONFIRMED)
    assert "いまは「手配済み」です" in told.content.decode()
    assert "さがしています。" in told.content.decode()


def test_a_cost_is_read_as_people_write_money_and_wrong_ones_stay_to_be_mended(
    before_me: Duties, clerk: Client
) -> None:
    address = f"/cms/support/{before_me.case.pk}/cost/"

    wrong = clerk.post(address, {"yen": "二万くらい", "words": "2名"})
    clerk.post(address, {"yen": "１２,０００円", "words": "2名"})

    assert "二万くらい" in wrong.content.decode()
    before_me.case.refresh_from_db()
    assert before_me.case.cost_yen == 12_000


def test_nobody_gets_a_second_place_because_two_clerks_take_the_same_call(before_me: Duties, clerk: Client) -> None:
    registration = before_me.registration
    talk = f"{DESK}?person={registration.resident_id}&session={registration.session_id}"

    screen = clerk.get(talk).content.decode()
    told = clerk.post(talk, {"form_key": "another-form", "way": "phone", "channel": "phone"})

    assert "この回には、もう申し込んでいます" in screen
    assert registration.reference in screen
    assert told.status_code == 422
    assert Registration.objects.filter(resident=registration.resident).count() == 1


def test_what_was_taken_back_is_not_read_out_as_received(before_me: Duties, clerk: Client) -> None:
    by = By(before_me.clerk, Channel.PHONE, timezone.now())
    wish = Wish(name="なつ", contact=ContactPoint(phone="0267999999"), way=Way.POST)
    made = deeds.take(by, session_id=before_me.registration.session_id, wish=wish, form_key="new")
    here = f"{DESK}?person={made.resident_id}&done={made.pk}"
    assert "つぎのように読み上げます" in clerk.get(here).content.decode()

    undo(by, Act.objects.get(deed=Deed.TOOK, registration=made).pk)

    assert "つぎのように読み上げます" not in clerk.get(here).content.decode()


def test_undoing_an_older_change_never_loses_a_colleagues_later_one(before_me: Duties) -> None:
    now, registration = timezone.now(), before_me.registration
    colleague = By(User.objects.create_user("douryou"), Channel.PHONE, now)
    first = Act.objects.get(deed=Deed.NOTED)
    deeds.note(colleague, registration, "車いす。駅で待ち合わせ")

    with pytest.raises(UndoRefusedError):
        undo(colleague, first.pk)

    undo(colleague, Act.objects.filter(deed=Deed.NOTED).first().pk)
    undo(colleague, first.pk)
    registration.refresh_from_db()
    assert registration.staff_note == ""


def test_a_call_that_was_ticked_off_by_mistake_comes_back_from_the_list_itself(
    before_me: Duties, clerk: Client
) -> None:
    address = "/cms/registrations/calls/"
    promised = before_me.person.calls_promised.order_by("call_at").first()

    shown = clerk.post(f"{address}promise/{promised.pk}/done/", {"next": address}, follow=True).content.decode()

    act = Act.objects.get(deed=Deed.CALL_DONE)
    assert f'action="/cms/registrations/desk/undo/{act.pk}/"' in shown
    clerk.post(f"{address}promise/{promised.pk}/nobody/")
    clerk.post(f"{address}promise/{promised.pk}/nobody/")
    assert promised.tries.count() == 1
