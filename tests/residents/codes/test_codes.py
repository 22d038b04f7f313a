"""Promises of one-time codes. The names of ASVS 5.0 stand beside what they ask for (docs/taking-part/profiles.md)."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from residents import privacy, references
from residents.codes import carriers, purposes, rules
from residents.codes.actions import (
    NotReachableError,
    TooManyCodesError,
    check_code,
    is_open,
    looks_like_a_code,
    send_code,
    use_code,
)
from residents.codes.limits import client_may
from residents.codes.models import Challenge, Count
from residents.contact_points import ContactPoint
from residents.outbox.actions import post
from residents.outbox.models import OutgoingLetter

pytestmark = pytest.mark.django_db

# Not at the very beginning of an hour or a day, so that a test's minutes are counted together.
NOW = timezone.now().replace(hour=3, minute=30, second=0, microsecond=0)
HANAKO = ContactPoint(email="hanako@example.jp")
OLD_PHONE = ContactPoint(email="taro.@docomo.ne.jp")


@pytest.fixture(autouse=True)
def _purpose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purposes, "_purposes", dict(purposes._purposes))
    purposes.register(purposes.Purpose("test", "ためしの番号です。"))


def code_in_the_letter() -> str:
    return re.search(r"\d{4}-\d{4}", str(mail.outbox[-1].body)).group()


def asked(to: ContactPoint = HANAKO, now: datetime = NOW, **given: Any) -> tuple[str, str]:
    challenge = send_code(to, "test", now, **given)
    return challenge, code_in_the_letter()


def is_right(challenge: str, code: str, now: datetime = NOW, **given: Any) -> bool:
    return check_code(challenge, code, now, purpose="test", **given)


def another(code: str) -> str:
    """A number that could be a code and is not this one."""
    return next(other for _try in range(9) if (other := references.new_reference()) != code)


def test_the_code_in_the_letter_opens_once() -> None:  # 6.5.1
    challenge, code = asked()
    assert is_right(challenge, code)
    assert not is_right(challenge, code)


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}\n"], ids=["as it stands", "blanks", "line"])
def test_a_code_is_taken_as_people_type_it(typed: str) -> None:
    challenge, code = asked()
    assert is_right(challenge, typed.format(code))


def test_full_width_digits_without_a_hyphen_are_the_same_code() -> None:
    challenge, code = asked()
    assert is_right(challenge, code.replace("-", "").translate(str.maketrans("0123456789", "０１２３４５６７８９")))


def test_neither_the_code_nor_the_challenge_nor_the_address_can_be_read_from_the_table() -> None:  # 6.5.2
    challenge, code = asked()
    row = str(Challenge.objects.values_list().get())
    with connection.cursor() as cursor:
        cursor.execute("SELECT contact FROM codes_challenge")
        stored = str(cursor.fetchall())
    assert challenge not in row
    assert code not in row
    assert HANAKO.email not in stored


def test_a_used_code_leaves_no_address_behind() -> None:
    challenge, code = asked()
    assert is_right(challenge, code)
    assert Challenge.objects.get().contact == ""


def test_a_code_has_more_than_twenty_bits_and_no_two_are_alike() -> None:  # 6.5.3, 6.5.4
    drawn = {references.new_reference() for _try in range(200)}
    assert len(drawn) >= 199
    assert 9 * 10**6 > 2**20


@pytest.mark.parametrize(("after", "works"), [(timedelta(minutes=9, seconds=59), True), (timedelta(minutes=10), False)])
def test_a_slow_typist_has_ten_minutes(after: timedelta, works: bool) -> None:  # 6.5.5
    challenge, code = asked()
    assert is_open(challenge, NOW + after) is works
    assert is_right(challenge, code, NOW + after) is works


def test_a_code_is_worth_nothing_in_another_browser() -> None:  # 6.6.2
    _challenge, code = asked()
    other, _code = asked(ContactPoint(email="taro@example.jp"))
    assert not is_right(other, code)
    assert not is_right("", code)


def test_a_code_opens_only_what_it_was_asked_for() -> None:  # 6.6.2
    challenge, code = asked(about="registration.1")
    assert not is_right(challenge, code, about="registration.2")
    assert not check_code(challenge, code, NOW, purpose="other", about="registration.1")
    assert use_code(challenge, code, NOW, purpose="test", about="registration.1") is not None


def test_who_proves_an_address_is_told_which() -> None:
    challenge, code = asked(OLD_PHONE, about="profile.1")
    proof = use_code(challenge, code, NOW, purpose="test", about="profile.1")
    assert (proof.contact, proof.about) == (OLD_PHONE, "profile.1")


def test_after_five_wrong_codes_the_right_one_is_refused_and_a_new_one_can_be_asked_for() -> None:  # 6.6.3
    challenge, code = asked()
    for _try in range(rules.MOST_TRIES):
        assert not is_right(challenge, another(code))
    assert not is_right(challenge, code)
    assert is_right(*asked())


def test_a_thousand_guesses_at_an_address_are_not_even_tried() -> None:
    tried = 0
    for _request in range(50):
        try:
            challenge, code = asked()
        except TooManyCodesError:
            continue
        tried += sum(not is_right(challenge, another(code)) for _guess in range(20) if is_open(challenge, NOW))
    assert tried == rules.CODES_AN_HOUR * rules.MOST_TRIES
    assert is_right(*asked(now=NOW + rules.HOUR), now=NOW + rules.HOUR)


def test_an_address_gets_few_letters_a_day() -> None:
    sent = 0
    for hour in range(20):
        for _again in range(3):
            try:
                asked(now=NOW + timedelta(hours=hour))
                sent += 1
            except TooManyCodesError:
                pass
    assert sent == rules.CODES_A_DAY


def test_a_slip_of_the_finger_costs_no_try() -> None:
    challenge, code = asked()
    slipped = code[:-1] + str((int(code[-1]) + 1) % 10)
    assert not looks_like_a_code(slipped)
    for _try in range(rules.MOST_TRIES * 2):
        assert not is_right(challenge, slipped)
    assert is_right(challenge, code)


def test_who_is_not_known_waits_as_long_and_sees_the_same_but_gets_no_letter(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "speech"]}}
    asked = []
    for known in (True, False):
        with CaptureQueriesContext(connection) as asking:
            challenge = send_code(ContactPoint(email=f"{known}@example.jp"), "test", NOW, known=known)
        asked.append([query["sql"].split()[:3:2] for query in asking if not query["sql"].startswith("ROLLBACK TO")])
        assert is_open(challenge, NOW)
    somebody, nobody = ([words for words in queries if "SAVEPOINT" not in words[0]] for queries in asked)
    assert [words[0] for words in somebody] == [words[0] for words in nobody]
    assert OutgoingLetter.objects.count() == DBTaskResult.objects.count() == 1


def test_the_letter_says_how_long_and_tells_nothing_of_anybody() -> None:
    asked()
    letter = mail.outbox[-1]
    assert letter.subject == "縁側市からのお知らせ"
    assert "10分のあいだに、1回だけ" in str(letter.body)
    assert "午後0時30分" in str(letter.body) or "12時30分" in str(letter.body)


def test_an_address_with_a_dot_before_the_at_gets_its_letter() -> None:
    asked(OLD_PHONE)
    assert mail.outbox[-1].to == ["taro.@docomo.ne.jp"]


def test_nobody_reads_digits_to_a_telephone_unless_somebody_can() -> None:
    with pytest.raises(NotReachableError):
        send_code(ContactPoint(phone="0267123456"), "test", NOW)


def test_another_way_to_bring_codes_can_be_added_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carriers, "_carriers", dict(carriers._carriers))
    told: list[str] = []
    carriers.register("phone", lambda _key, to, _subject, words: told.append(f"{to.phone} {words}"))
    send_code(ContactPoint(phone="0267123456"), "test", NOW)
    assert told[0].startswith("0267123456 ためしの番号です。")
    with pytest.raises(ImproperlyConfigured):
        carriers.register("phone", lambda *_parts: None)


def test_a_code_for_something_unknown_is_a_mistake() -> None:
    with pytest.raises(ImproperlyConfigured):
        send_code(HANAKO, "nothing", NOW)
    with pytest.raises(ImproperlyConfigured):
        purposes.register(purposes.Purpose("test", ""))


def test_what_a_visitor_writes_about_itself_gives_no_further_tries() -> None:
    def tries(number: int) -> bool:
        forged = RequestFactory().get("/", headers={"X-Forwarded-For": f"203.0.113.{number}"})
        return client_may(forged, "test", limit=3, now=NOW)

    assert [tries(number) for number in range(5)] == [True, True, True, False, False]


def test_codes_and_counts_go_in_a_day() -> None:
    asked()
    later = NOW + timedelta(days=3)
    assert privacy.sweep(kept_since=later - timedelta(days=30), now=later)["codes"] == 1
    assert not Challenge.objects.exists()
    assert not Count.objects.exists()


def test_a_code_goes_before_all_letters_that_wait(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "speech"]}}
    for number in range(3):
        post(f"test.{number}", to="many@example.jp", subject="お知らせ", text="本文")
    send_code(HANAKO, "test", NOW)
    first = DBTaskResult.objects.ready().first()
    assert OutgoingLetter.objects.get(pk=first.args_kwargs["args"][0]).key.startswith("codes.")
