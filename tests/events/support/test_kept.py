"""Promises of what is kept: words for a week, requests for a month, of the year only sums."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from events.actions import answer_outcome, cancel_place, move_support_request, write_to_resident, write_to_staff
from events.choices import SupportOutcome, SupportState
from events.models import Session, SupportRequest
from events.support.figures import figures, fiscal_year, tellable
from events.support.models import CaseStep, SupportTally
from residents import privacy
from tests.events.support.conftest import Take, end

NOW = timezone.now()


def numbers() -> dict[str, int | None]:
    [row] = figures(fiscal_year(timezone.localdate()), now=timezone.now())
    return row.numbers


def six(take: Take) -> list[SupportRequest]:
    taken = [take("sign_language", key=f"{number}", phone=f"026712345{number}") for number in range(6)]
    return [registration.support_requests.get() for registration in taken]


def test_words_go_after_a_week_and_the_case_stays(take: Take, session: Session) -> None:
    registration = take("large_print", details={"large_print": "22ポイント"}, note="ゆっくり")
    write_to_staff(support_request_id=registration.support_requests.first().pk, words="よろしく", now=NOW)
    end(session, days_ago=6)
    call_command("erase_expired", verbosity=0)
    assert "22ポイント" in registration.support_requests.first().words

    end(session, days_ago=8)
    call_command("erase_expired", verbosity=0)

    assert [case.words for case in registration.support_requests.all()] == ["大きな文字の資料", ""]
    assert CaseStep.objects.get().words == ""


def test_requests_go_after_thirty_days_and_the_sums_stay(take: Take, session: Session) -> None:
    cases = six(take)
    for case in cases[:5]:
        move_support_request(support_request_id=case.pk, state=SupportState.CONFIRMED, now=NOW)
        answer_outcome(registration_id=case.registration_id, answers={case.pk: SupportOutcome.REACHED}, now=NOW)
    end(session)
    before = numbers()

    end(session, days_ago=31)
    call_command("erase_expired", verbosity=0)

    assert not SupportRequest.objects.exists()
    assert before["asked"] == 6
    assert SupportTally.objects.get().provided == 5
    call_command("erase_expired", verbosity=0)
    assert SupportTally.objects.get().asked == 6


def test_a_request_of_a_place_given_back_goes_too(take: Take) -> None:
    registration = take("sign_language")
    cancel_place(registration_id=registration.pk, now=NOW - timedelta(days=31))

    call_command("erase_expired", verbosity=0)

    assert not SupportRequest.objects.exists()
    assert not SupportTally.objects.exists()


def test_who_is_erased_is_counted_only_for_what_was(take: Take, session: Session) -> None:
    first, second = take("sign_language"), take("sign_language", key="two", phone="0267123456")
    privacy.erase(first.resident, now=timezone.now())
    assert not SupportTally.objects.exists()

    end(session)
    privacy.erase(second.resident, now=timezone.now())

    assert SupportTally.objects.get().asked == 1
    assert not SupportRequest.objects.exists()


def test_a_resident_is_handed_the_whole_history(take: Take, django_user_model: type) -> None:
    registration = take("sign_language")
    clerk = django_user_model.objects.create_user("tanaka")
    case = registration.support_requests.get()
    write_to_resident(support_request_id=case.pk, words="入口でお待ちします。", now=NOW, by=clerk)

    [told] = privacy.export(registration.resident)["support"]

    assert told["support"] == "手話通訳"
    assert told["history"][0]["words"] == "入口でお待ちします。"


def test_an_alternative_is_counted_once_and_what_came_instead_apart(take: Take, session: Session) -> None:
    for case in six(take):
        move_support_request(
            support_request_id=case.pk, state=SupportState.ALTERNATIVE, now=NOW, words="要約筆記にします。"
        )
        SupportRequest.objects.create(
            registration=case.registration, kind="sign_language", instead_of=case, state=SupportState.CONFIRMED
        )
    end(session)

    told = numbers()

    assert (told["asked"], told["alternative"], told["provided"], told["as_instead"]) == (6, 6, 0, 6)


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([10, 0, 0, 0], [10, 0, 0, 0]),
        ([10, 2, 0, 0], [None, None, 0, 0]),
        ([10, 2, 3, 0], [10, None, None, 0]),
        ([20, 2, 6, 0], [20, None, None, 0]),
        ([3, 0, 0, 0], [None, 0, 0, 0]),
        ([0, 0, 0, 0], [0, 0, 0, 0]),
    ],
)
def test_a_small_part_is_never_what_is_left_of_the_sum(parts: list[int], told: list[int | None]) -> None:
    assert tellable(parts) == told


@pytest.mark.parametrize(("month", "year"), [(3, 2027), (4, 2028), (12, 2028)])
def test_the_year_begins_in_april(month: int, year: int) -> None:
    assert fiscal_year(timezone.datetime(2028, month, 1).date()) == year
