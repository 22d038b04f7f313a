"""Promises of the rules, the numbers and the fields: pure, and quick to ask."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from documents.numbers import number_of
from documents.requests import references, rules
from documents.requests.choices import CaseState, Delivery, OtherForm
from documents.requests.desk.codes import read
from documents.requests.fields import DayField, PostcodeField
from residents import references as of_events

TODAY = date(2026, 11, 22)


def test_every_form_can_be_had_in_some_way_and_within_some_days() -> None:
    assert all(rules.WAYS[form] and rules.DAYS_TO_BEGIN_WITH[form] > 0 for form in OtherForm)
    assert set(rules.NEXT_STATES) == set(CaseState)


def test_every_state_has_a_way_on_but_the_last() -> None:
    ends = {state for state, following in rules.NEXT_STATES.items() if not following}
    assert ends == {CaseState.CANCELLED}


@given(st.integers(min_value=0, max_value=8), st.integers(min_value=1, max_value=9))
def test_a_wrong_digit_is_no_reference(place: int, by: int) -> None:
    digits = references.new_reference().replace("-", "")
    slip = digits[:place] + str((int(digits[place]) + by) % 10) + digits[place + 1 :]
    assert (references.read(digits) != "", references.read(slip)) == (True, "")


def test_no_reference_is_taken_for_one_of_an_event_or_for_a_documents_number() -> None:
    ours = references.new_reference()
    assert of_events.read(ours) == ""
    assert references.read(of_events.new_reference()) == ""
    assert references.read(number_of(12345)) == ""


@pytest.mark.parametrize("written", ["{}", "受付番号 {}", "https://salon.example/r/{}/", "https'++salon.example-r-{}-"])
def test_a_scanner_and_a_finger_mean_the_same(written: str) -> None:
    """A scanner set to another country's keys garbles everything but digits and hyphens."""
    reference = references.new_reference()
    assert read(written.format(reference)) == ("reference", reference)
    assert read(written.format(number_of(12))) == ("page", 12)


@pytest.mark.parametrize("typed", ["", "あいう", "12345678901234567890", "https://salon.example/r//"])
def test_what_is_no_code_opens_nothing(typed: str) -> None:
    assert read(typed) is None


def test_fewer_than_five_are_told_to_nobody() -> None:
    assert rules.achieved([(3, 14)] * 4) is None
    told = rules.achieved([(1, 5), (2, 5), (4, 5), (6, 5), (9, 5)])
    assert told == rules.Achieved(count=5, half=4, most=9, kept=6)


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 90)), min_size=5, max_size=60))
def test_nine_of_ten_is_never_flattered(taken: list[tuple[int, int]]) -> None:
    told = rules.achieved(taken)
    assert told is not None
    assert sum(days <= told.most for days, _promised in taken) >= 0.9 * len(taken)
    assert sum(days <= told.half for days, _promised in taken) >= 0.5 * len(taken)


def test_an_address_goes_when_it_arrived_and_two_weeks_after_it_was_sent() -> None:
    now = datetime(2026, 11, 22, 12).astimezone()
    long_ago = now - timedelta(days=14)
    assert rules.address_may_go(state=CaseState.ARRIVED, moved_at=now, now=now)
    assert rules.address_may_go(state=CaseState.SENT, moved_at=long_ago, now=now)
    assert not rules.address_may_go(state=CaseState.SENT, moved_at=long_ago + timedelta(hours=1), now=now)
    assert not rules.address_may_go(state=CaseState.ASKED, moved_at=long_ago, now=now)


def test_no_clock_runs_while_the_resident_is_asked() -> None:
    yesterday = TODAY - timedelta(days=1)
    assert rules.is_late(state=CaseState.MAKING, due_on=yesterday, today=TODAY)
    assert not rules.is_late(state=CaseState.ALTERNATIVE, due_on=yesterday, today=TODAY)
    assert not rules.is_late(state=CaseState.ASKED, due_on=TODAY, today=TODAY)


@pytest.mark.parametrize("written", ["384-0011", "3840011", "〒３８４－００１１", "384ー0011", " 384 0011 "])
def test_a_postcode_is_read_as_people_write_it(written: str) -> None:
    assert PostcodeField(max_length=20).clean(written) == "384-0011"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("12月5日", date(2026, 12, 5)),
        ("１２／５", date(2026, 12, 5)),
        ("1月10日", date(2027, 1, 10)),
        ("令和8年12月5日", date(2026, 12, 5)),
        ("R8.12.5", date(2026, 12, 5)),
        ("2026-12-05", date(2026, 12, 5)),
        ("2026年12月5日", date(2026, 12, 5)),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(written: str, day: date | None) -> None:
    field = DayField()
    field.today = TODAY
    assert field.clean(written) == day


@pytest.mark.parametrize("written", ["13月1日", "2月30日", "来週", "令和1年1月1日", "99999"])
def test_what_is_no_day_to_come_is_said_so(written: str) -> None:
    field = DayField()
    field.today = TODAY
    with pytest.raises(ValidationError):
        field.clean(written)


def test_nothing_electronic_goes_by_post_that_could_not_and_nothing_of_paper_by_mail() -> None:
    assert not rules.fits(OtherForm.BRAILLE, Delivery.EMAIL)
    assert rules.fits(OtherForm.BRAILLE_DATA, Delivery.EMAIL)
    assert rules.WAYS[OtherForm.READ_ALOUD] == (Delivery.TELEPHONE,)
