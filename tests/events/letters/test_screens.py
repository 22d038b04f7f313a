"""Promises of the screens about letters: how somebody wants theirs, one press that stops them, and the staff's plan."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.test import Client
from django.utils import timezone

from accessibility.preferences import COOKIE
from events.choices import LetterKind, LetterWords
from events.models import EventIndexPage, Letter, Registration, Session
from events.outgoing import write
from events.reminders.models import LetterPlan
from residents.channels import reach
from residents.channels.models import FurtherAddress
from residents.channels.push import new_key
from tests.events.letters.people import a_place, a_session
from tests.factories.staff import staff_of, verified_client
from tests.residents.channels.test_channels import device

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NOW = timezone.now()


@pytest.fixture
def registration(event_index: EventIndexPage) -> Registration:
    return a_place(a_session(event_index, NOW + timedelta(days=10), title="縁側サロン"), now=NOW)


@pytest.fixture
def staff() -> Client:
    return verified_client(staff_of("編集"))


def page_of(registration: Registration, name: str = "") -> str:
    return f"/registration/{registration.token}/letters/{name}"


def test_somebody_chooses_easy_words_no_reminders_and_a_subject_that_says_nothing(
    client: Client, registration: Registration
) -> None:
    chosen = {"words": "easy", "reminders": "no", "subject": "yes"}
    answer = client.post(page_of(registration), chosen, follow=True)
    assert "つぎの手紙から、このとおりにします。" in answer.content.decode()

    registration.refresh_from_db()
    assert (registration.letters_in, registration.wants_reminders, registration.neutral_subject) == (
        "easy",
        False,
        True,
    )
    mail.outbox.clear()
    write(registration, LetterKind.CHANGED, now=NOW)
    assert mail.outbox[0].subject == "お知らせがあります"


def test_the_page_tells_what_was_sent_and_stays_out_of_caches_and_search(
    client: Client, registration: Registration
) -> None:
    answer = client.get(page_of(registration))

    words = answer.content.decode()
    assert "申し込みの控え" in words
    assert "送りました" in words
    assert "noindex" in words
    assert "no-store" in answer["Cache-Control"]


def test_the_registration_page_says_when_mail_does_not_arrive(client: Client, registration: Registration) -> None:
    address = f"/registration/{registration.token}/"
    assert "メールが届きませんでした" not in client.get(address).content.decode()

    reach.note_unreached(registration.resident, "mail", trouble="SMTP 550", now=NOW)

    assert "メールが届きませんでした" in client.get(address).content.decode()


def test_a_scanner_that_opens_the_link_stops_nothing_and_one_press_of_a_mail_program_does(
    client: Client, registration: Registration
) -> None:
    client.get(page_of(registration, "stop/"))
    assert Registration.objects.get().wants_reminders

    answer = Client(enforce_csrf_checks=True).post(
        page_of(registration, "stop/"), {"List-Unsubscribe": "One-Click"}, headers={"origin": "https://mail.example"}
    )
    assert answer.status_code == 204
    assert not Registration.objects.get().wants_reminders


def test_a_device_can_be_told_too_and_be_left_alone_again(
    client: Client, registration: Registration, settings: Any
) -> None:
    assert "data-notices" not in client.get(page_of(registration)).content.decode()
    settings.ENGAWA_PUSH_KEY, settings.ENGAWA_PUSH_SERVICES = new_key(), ["push.example"]
    assert "data-notices" in client.get(page_of(registration)).content.decode()

    def told(body: str) -> int:
        return client.post(page_of(registration, "device/"), body, content_type="text/plain").status_code

    assert told("{}") == told("[" * 4000) == 400
    assert client.post(page_of(registration, "device/"), {"no": "device"}).status_code == 400
    assert told(device("https://evil.example/x")) == 400
    assert told(device("https://a.push.example/x")) == 204
    assert json.loads(FurtherAddress.objects.get().address)["endpoint"] == "https://a.push.example/x"
    client.post(page_of(registration, "device/"), {"stop": "1"})
    assert not FurtherAddress.objects.exists()


def rows(*given: tuple[str, str, str]) -> dict[str, str]:
    form = {"reminder-TOTAL_FORMS": "5", "reminder-INITIAL_FORMS": "3", "thanks": "on", "calls_too": ""}
    for number in range(5):
        count, unit, words = given[number] if number < len(given) else ("", "days", "")
        prefix = f"reminder-{number}"
        form |= {f"{prefix}-number": count, f"{prefix}-unit": unit, f"{prefix}-words": words}
    return form


def test_staff_say_when_reminders_go_out_and_read_them_first(staff: Client, registration: Registration) -> None:
    page_id = registration.session.page_id
    screen = f"/cms/reminders/{page_id}/"
    assert "いつもの予定です" in staff.get(screen).content.decode()

    staff.post(screen, rows(("３", "days", "メモをご用意ください。"), ("2", "hours", "")))

    kept = LetterPlan.objects.get().reminders.values_list("minutes_before", "words")
    assert list(kept) == [(4320, "メモをご用意ください。"), (120, "")]
    sample = staff.get(f"{screen}sample/?letter=4320").content.decode()
    assert "あと3日です：縁側サロン" in sample
    assert "メモをご用意ください。" in sample
    assert Registration.objects.count() == 1
    staff.post(f"{screen}usual/")
    assert not LetterPlan.objects.exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([("3", "days", ""), ("72", "hours", "")], "同じ時に送る知らせが2つあります"),
        ([("61", "days", "")], "60日前までにしてください"),
        ([("", "days", "ことばだけ")], "いつ送るかを入れてください"),
        ([("たくさん", "days", "")], "数字を入れてください"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(
    staff: Client, registration: Registration, given: list[tuple[str, str, str]], said: str
) -> None:
    answer = staff.post(f"/cms/reminders/{registration.session.page_id}/", rows(*given))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not LetterPlan.objects.exists()


def test_the_plan_is_changed_by_whose_duty_it_is(registration: Registration) -> None:
    user = staff_of("閲覧")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    screen = f"/cms/reminders/{registration.session.page_id}/"
    assert "知らせの予定" not in verified_client(user).get(screen, follow=True).content.decode()

    user.user_permissions.add(Permission.objects.get(codename="change_letterplan"))
    assert "知らせの予定" in verified_client(user).get(screen).content.decode()


def test_a_visit_in_english_or_easy_japanese_is_written_to_in_its_words(
    client: Client, event_index: EventIndexPage
) -> None:
    session: Session = a_session(event_index, NOW + timedelta(days=10))
    for address, cookie, words in (("/en", "", "en"), ("", "easy=on", "easy"), ("", "", "")):
        client.cookies[COOKIE] = cookie
        form = client.get(f"{address}/join/{session.pk}/").context["form"]
        given = {"name": "はな", "contact": f"{words or 'usual'}@example.jp", "way": "phone"}
        given["form_key"] = form["form_key"].value()
        client.post(f"{address}/join/{session.pk}/", given)

    kept = dict(Registration.objects.values_list("resident__email", "letters_in"))
    assert kept == {"en@example.jp": LetterWords.ENGLISH, "easy@example.jp": LetterWords.EASY, "usual@example.jp": ""}
    assert Letter.objects.filter(sent_at=None).count() == 0
