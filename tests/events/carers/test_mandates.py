"""Promises to somebody for whom somebody else acts: nothing begins unasked, nothing is hidden, and it ends at once."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from residents import privacy
from residents.contact_points import ContactPoint
from residents.mandates.acting import may
from residents.mandates.actions import Person, change_scopes, confirm, end, end_what_is_over, note_act
from residents.mandates.choices import ActKind, Confirmation, EndedBy, MandateState, NoticeKind, Scope
from residents.mandates.models import Mandate, Notice
from tests.events.carers.conftest import CARER, asked, given

pytestmark = pytest.mark.django_db

ANSWERS = {
    "carer_name": "ケアする人",
    "carer_contact": "kea@example.jp",
    "resident_name": "はなこ",
    "resident_contact": "hanako@example.jp",
    "scopes": ["may_register"],
    "months": "3",
}


def test_mistakes_come_in_the_order_of_the_page(client: Client) -> None:
    page = client.post("/carers/", {}).content.decode()

    places = [page.index(f'href="#id_{name}') for name in ("carer_name", "carer_contact", "resident_name", "scopes")]
    assert places == sorted(places)


def form(client: Client, path: str = "/carers/", **changes: object) -> dict[str, object]:
    key = re.search(r'name="form_key" value="([^"]+)"', client.get(path).content.decode())
    assert key
    return ANSWERS | {"form_key": key[1]} | changes


def test_asking_writes_to_the_resident_and_begins_nothing(
    client: Client, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        answer = client.post("/carers/", form(client), follow=True)

    mandate = Mandate.objects.get()
    assert "ご本人の返事を待っています" in answer.content.decode()
    assert mandate.state_at(timezone.now()) == MandateState.ASKED
    assert not may(mandate, Scope.REGISTER, now=timezone.now())
    to_resident = next(letter for letter in mail.outbox if letter.to == ["hanako@example.jp"])
    assert f"/mandate/{mandate.resident_token}/" in to_resident.body
    assert "始まりません" in to_resident.body
    to_carer = next(letter for letter in mail.outbox if letter.to == ["kea@example.jp"])
    assert mandate.resident_token not in to_carer.body


def test_the_same_form_twice_is_one_request_and_one_letter(client: Client) -> None:
    answers = form(client)
    first, second = client.post("/carers/", answers), client.post("/carers/", answers)

    assert first["Location"] == second["Location"]
    assert Mandate.objects.count() == 1
    assert Notice.objects.filter(kind=NoticeKind.ASKED, to_carer=False).count() == 1


def test_nobody_says_yes_to_themselves(client: Client) -> None:
    answer = client.post("/carers/", form(client, resident_contact="ＫＥＡ＠example.jp"))

    assert answer.status_code == 422
    assert "同じ連絡先では" in answer.content.decode()
    assert "ケアする人" in answer.content.decode()
    assert not Mandate.objects.exists()


def test_one_person_is_not_pestered_with_requests(client: Client) -> None:
    written = ["hanako@example.jp", "HANAKO@example.jp", "ｈanako@example.jp", "hanako@EXAMPLE.jp"]
    answers = [client.post("/carers/", form(client, resident_contact=each)).status_code for each in written]

    assert answers == [302, 302, 302, 429]


def test_a_program_that_opens_every_link_of_a_letter_confirms_nothing(client: Client) -> None:
    mandate = asked()

    for path in ("", "answer/", "change/", "end/"):
        client.get(f"/mandate/{mandate.resident_token}/{path}")

    mandate.refresh_from_db()
    assert mandate.confirmed_at is None
    assert mandate.ended_at is None


def test_the_resident_says_yes_with_one_press(client: Client) -> None:
    mandate = asked()

    page = client.post(f"/mandate/{mandate.resident_token}/answer/", {"answer": "yes"}, follow=True).content.decode()

    mandate.refresh_from_db()
    assert mandate.is_valid(timezone.now())
    assert mandate.confirmed_how == Confirmation.LINK
    assert "すぐにやめる" in page
    assert set(Notice.objects.filter(kind=NoticeKind.CONFIRMED).values_list("to_carer", flat=True)) == {True, False}


def test_the_resident_says_no_and_that_is_that(client: Client) -> None:
    mandate = asked()

    client.post(f"/mandate/{mandate.resident_token}/answer/", {"answer": "no"})
    client.post(f"/mandate/{mandate.resident_token}/answer/", {"answer": "yes"})

    mandate.refresh_from_db()
    assert mandate.ended_by == EndedBy.DECLINED
    assert not mandate.is_valid(timezone.now())


def test_after_the_end_the_carers_very_next_press_is_refused(client: Client) -> None:
    mandate = given()
    assert client.get(f"/for/{mandate.carer_token}/").status_code == 200

    client.post(f"/mandate/{mandate.resident_token}/end/")

    refused = client.get(f"/for/{mandate.carer_token}/")
    assert refused.status_code == 403
    assert "この委任は終わりました" in refused.content.decode()


def test_ending_twice_is_ending_once() -> None:
    mandate = given()
    for _again in range(2):
        end(mandate_id=mandate.pk, by=EndedBy.RESIDENT, now=timezone.now())

    assert mandate.notices.filter(kind=NoticeKind.ENDED, to_carer=True).count() == 1


def test_the_resident_takes_one_thing_back_and_keeps_the_rest(client: Client) -> None:
    mandate = given()

    client.post(f"/mandate/{mandate.resident_token}/change/", {"scopes": ["may_register"]})

    mandate.refresh_from_db()
    assert mandate.scopes == [Scope.REGISTER]
    assert mandate.acts.filter(kind=ActKind.CHANGED).exists()
    wrong = client.post(f"/mandate/{mandate.resident_token}/change/", {})
    assert wrong.status_code == 422
    mandate.refresh_from_db()
    assert mandate.is_valid(timezone.now())


def test_no_scope_at_all_is_the_end() -> None:
    mandate = given()
    change_scopes(mandate_id=mandate.pk, scopes=[], now=timezone.now())

    assert Mandate.objects.get().ended_by == EndedBy.RESIDENT


def test_the_resident_sees_every_act(client: Client) -> None:
    mandate = given()
    note_act(mandate, ActKind.REGISTERED, "縁側サロン", now=timezone.now())
    note_act(mandate, ActKind.SAW_SUPPORT, "縁側サロン", now=timezone.now())

    page = client.get(f"/mandate/{mandate.resident_token}/").content.decode()

    assert "申し込みました：縁側サロン" in page
    assert "配慮を見ました：縁側サロン" in page
    told = mandate.notices.filter(kind=NoticeKind.ACT).values_list("to_carer", flat=True)
    assert sorted(told) == [False, True]


def test_a_mandate_ends_by_itself_with_its_last_day() -> None:
    mandate = given()
    last_moment = timezone.localtime().replace(hour=23, minute=59) + timedelta(days=90)

    assert mandate.is_valid(last_moment)
    assert not mandate.is_valid(last_moment + timedelta(minutes=2))
    assert end_what_is_over(now=last_moment + timedelta(minutes=2)) == 1
    assert Mandate.objects.get().ended_by == EndedBy.EXPIRED
    assert mandate.notices.filter(kind=NoticeKind.ENDED).count() == 2


def test_both_are_told_two_weeks_before_the_end_and_only_once() -> None:
    mandate = given()
    soon = timezone.now() + timedelta(days=80)
    for later in (0, 1):
        end_what_is_over(now=soon + timedelta(days=later))

    assert mandate.notices.filter(kind=NoticeKind.ENDING).count() == 2


def test_who_has_no_address_is_called_and_not_written_to() -> None:
    mandate = asked(contact=ContactPoint(phone="0267123456"))

    to_call = Notice.objects.get(mandate=mandate, to_carer=False)
    assert not to_call.by_mail
    assert to_call.told_at is None


def test_one_carer_reaches_their_people_from_one_page_and_nobody_elses(client: Client) -> None:
    first = given("one")
    second = given("two", carer=Person(known_id=first.carer_id), name="たろう")
    # The same name and address, but nobody proved that it is the same carer.
    stranger = given("three", carer=Person(name="ケアする人", contact=CARER), name="よその人")

    page = client.get(f"/for/{first.carer_token}/").content.decode()

    assert f"/for/{second.carer_token}/" in page
    assert "たろう" in page
    assert "よその人" not in page
    assert stranger.carer_token not in page
    assert "はなこさんの代わりに手続きしています" in page


def test_another_person_is_asked_for_without_writing_ones_name_again(client: Client) -> None:
    mandate = given()
    path = f"/for/{mandate.carer_token}/one-more/"

    refused = client.post(path, form(client, path, resident_contact="kea@example.jp"))
    client.post(path, form(client, path, resident_name="たろう", resident_contact="taro.@docomo.ne.jp"))

    assert refused.status_code == 422
    made = Mandate.objects.latest("pk")
    assert made.carer_id == mandate.carer_id
    assert made.resident.email == "taro.@docomo.ne.jp"


def test_the_resident_finds_the_mandate_by_number_and_contact_only(client: Client) -> None:
    mandate = given()

    found = client.post("/carers/find/", {"reference": mandate.reference, "contact": "hanako@example.jp"})
    not_found = client.post("/carers/find/", {"reference": mandate.reference, "contact": "kea@example.jp"})

    assert found["Location"] == f"/mandate/{mandate.resident_token}/"
    assert not_found.status_code == 422


def test_erasing_either_side_removes_the_mandate_with_its_acts() -> None:
    mandate = given()
    assert privacy.export(mandate.resident)["mandates"][0]["acts"]

    privacy.erase(mandate.carer, now=timezone.now())

    assert not Mandate.objects.exists()


def test_what_is_over_is_kept_thirty_days_and_what_is_valid_for_as_long_as_it_is() -> None:
    mandate = given()
    now = timezone.now()
    needed = privacy.expired(kept_since=now + timedelta(days=60))
    assert mandate.resident not in needed
    assert mandate.carer not in needed

    end(mandate_id=mandate.pk, by=EndedBy.RESIDENT, now=now)

    assert set(privacy.expired(kept_since=now + timedelta(days=1))) >= {mandate.resident, mandate.carer}


def test_the_chore_of_mandates_says_nothing_when_there_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    confirm(mandate_id=asked().pk, how=Confirmation.PHONE, now=timezone.now())
    call_command("end_mandates")

    assert not capsys.readouterr().out


def test_nothing_of_support_stands_in_any_letter(django_capture_on_commit_callbacks: object) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        mandate = given()
        note_act(mandate, ActKind.REGISTERED, "縁側サロン", now=timezone.now())

    assert mail.outbox
    assert not [letter for letter in mail.outbox if "手話" in letter.body]


def test_guessing_the_contact_point_of_a_number_is_slowed_down_wherever_it_comes_from(client: Client) -> None:
    mandate = given()
    tries = [
        client.post(
            "/carers/find/",
            {"reference": mandate.reference, "contact": f"0901234567{last}"},
            REMOTE_ADDR=f"192.0.2.{last}",
        ).status_code
        for last in (*range(10), 0)
    ]

    assert tries == [422] * 10 + [429]


def test_a_name_is_no_way_to_send_strangers_a_link(client: Client) -> None:
    answer = client.post("/carers/", form(client, carer_name="当選です https://evil.example"))

    assert answer.status_code == 422
    assert "URLは入れられません" in answer.content.decode()
    assert not Mandate.objects.exists()
