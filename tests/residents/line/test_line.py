"""Promises of LINE: a number from our page makes an account known, once; nobody else can speak for it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from events.actions import Wish, call_off, change_contact, take_place
from events.choices import Way
from events.models import EventIndexPage, Registration
from events.sessions.announcing import Said
from residents import privacy
from residents.channels import reach, recorded
from residents.channels.models import FurtherAddress
from residents.contact_points import ContactPoint
from residents.line.actions import make_code
from residents.line.models import Heard, LinkCode
from residents.line.webhook import signature_of
from residents.models import Resident
from residents.references import new_reference
from tests.factories.events import make_event, make_session
from tests.factories.staff import superuser, verified_client
from tests.residents.profiles.journeys import words

pytestmark = pytest.mark.django_db

NOW = timezone.now()
ACCOUNT, OTHER = "U4af4980629", "Uffffffffff"


@pytest.fixture(autouse=True)
def _line(settings: Any) -> None:
    settings.ENGAWA_LINE_SECRET = "a-secret-of-the-channel"
    settings.ENGAWA_LINE_ACCOUNT = "@engawa"
    settings.ENGAWA_CHANNELS = settings.ENGAWA_CHANNELS | {"line": "residents.channels.recorded.RecordedLine"}
    recorded.SENT.clear()
    recorded.REFUSES.clear()


def event(text: str = "", *, sender: str = ACCOUNT, number: str = "01H0", kind: str = "message", **other: Any) -> Any:
    told = {"type": kind, "webhookEventId": number, "timestamp": int(timezone.now().timestamp() * 1000)}
    return told | {"source": {"type": "user", "userId": sender}, "message": {"type": "text", "text": text}} | other


def send(*events: Any, signature: str | None = None, body: bytes | None = None) -> int:
    written = body if body is not None else json.dumps({"destination": "U1", "events": events}).encode()
    head = {"X-Line-Signature": signature_of(written) if signature is None else signature}
    client = Client(enforce_csrf_checks=True)
    return client.post("/line/webhook/", written, content_type="application/json", headers=head).status_code


def hanako(**fields: str) -> Resident:
    return Resident.objects.create(**{"name": "はなこ", "phone": "0267123456", "created_at": NOW} | fields)


def account_of(resident: Resident) -> str:
    return reach.addresses(resident).get("line", "")


def test_the_number_from_our_page_makes_the_account_known_and_is_answered() -> None:
    resident = hanako()
    code = make_code(resident, now=NOW)
    assert send(event(f" {code.replace('-', 'ー')}　")) == 200
    assert account_of(resident) == ACCOUNT
    assert [(name, to) for name, to, _message in recorded.SENT] == [("line", ACCOUNT)]
    assert "LINEでお送りします" in recorded.SENT[0][2].short


def test_a_number_serves_once_and_for_half_an_hour() -> None:
    resident, late = hanako(), hanako()
    code = make_code(resident, now=NOW)
    old = make_code(late, now=NOW - timedelta(minutes=31))
    send(event(code), event(code, sender=OTHER, number="01H1"), event(old, sender=OTHER, number="01H2"))
    assert account_of(resident) == ACCOUNT
    assert not FurtherAddress.objects.filter(address=OTHER).exists()
    assert sum("使えませんでした" in message.short for _name, _to, message in recorded.SENT) == 2


@pytest.mark.parametrize("signature", ["", "AAAA", "é"], ids=["none", "wrong", "no ascii"])
def test_what_is_not_signed_is_refused(signature: str) -> None:
    resident = hanako()
    assert send(event(make_code(resident, now=NOW)), signature=signature) == 403
    assert not account_of(resident)


def test_a_signature_is_for_these_very_bytes() -> None:
    signed = json.dumps({"events": []}).encode()
    assert send(event("1"), signature=signature_of(signed)) == 403


def test_what_is_said_again_is_heard_once() -> None:
    resident = hanako()
    first = event(make_code(resident, now=NOW))
    send(first)
    send(event("やめる", number="01H1"))
    send(first, event("やめる", number="01H1"))
    assert not account_of(resident)
    assert len(recorded.SENT) == 2


def test_an_old_event_opens_nothing_even_with_a_right_signature() -> None:
    resident = hanako()
    hours_ago = int((NOW - timedelta(hours=2)).timestamp() * 1000)
    send(event(make_code(resident, now=NOW), timestamp=hours_ago))
    assert not account_of(resident)


def test_a_body_that_is_larger_than_a_message_is_not_read_to_its_end() -> None:
    assert send(body=b"[" * 70_000) == 413


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[" * 60_000, b'{"events": 1}', b'{"events": [1, {}, {"source": 3}]}', b"\xff\xfe"],
    ids=["empty", "broken", "deep", "no list", "no events", "no text"],
)
def test_what_is_no_message_does_no_harm(body: bytes) -> None:
    assert send(body=body) == 200
    assert not Heard.objects.exists()


def test_without_its_settings_nobody_answers_there(settings: Any) -> None:
    settings.ENGAWA_LINE_SECRET = ""
    assert send(event("1"), signature="x") == 404


@pytest.mark.parametrize("text", ["やめる", "「やめる」", "ﾔﾒﾙ", "STOP"])
def test_yameru_ends_it_and_so_does_blocking_the_account(text: str) -> None:
    resident = hanako()
    reach.add_address(resident, "line", ACCOUNT, now=NOW)
    send(event(text, kind="unfollow" if text == "STOP" else "message"))
    assert not account_of(resident)


def test_words_to_the_town_and_groups_are_left_to_people() -> None:
    code = make_code(hanako(), now=NOW)
    send(event("こんにちは"), event(code, number="01H1", source={"type": "group", "userId": ACCOUNT}))
    assert not recorded.SENT
    assert LinkCode.objects.exists()


def test_guessing_ends_after_ten_numbers_an_hour() -> None:
    resident = hanako()
    code = make_code(resident, now=NOW)
    send(*(event(new_reference(), number=f"01H{n}") for n in range(12)), event(code, number="last"))
    assert not account_of(resident)
    assert len(recorded.SENT) == 10


def test_whoever_had_a_mail_address_is_told_there_too() -> None:
    resident = hanako(email="hanako@example.jp", phone="")
    send(event(make_code(resident, now=NOW)))
    assert "身に覚えがないときは" in mail.outbox[0].body


def test_neither_number_nor_words_stand_in_the_tables_and_all_goes_with_the_person() -> None:
    resident = hanako()
    code = make_code(resident, now=NOW)
    assert code not in str(list(LinkCode.objects.values()))
    privacy.erase(resident, now=NOW)
    assert not LinkCode.objects.exists()


def test_from_the_page_of_the_registration_to_a_letter_by_line_and_back(event_index: EventIndexPage) -> None:
    session = make_event(event_index, sessions=[make_session(capacity=9)]).sessions.get()
    wish = Wish(name="はなこ", contact=ContactPoint(phone="09012345678"), way=Way.PHONE)
    registration: Registration = take_place(session_id=session.pk, wish=wish, form_key="line", now=NOW)
    client, there = Client(), f"/registration/{registration.token}/letters/line/"
    assert there in client.get(f"/registration/{registration.token}/").content.decode()
    send(event(client.post(there, {"do": "code"}).context["code"]))
    assert "いま、お知らせをLINEでお送りしています" in words(client.get(there))
    recorded.SENT.clear()
    call_off(session_id=session.pk, now=timezone.now(), said=Said())
    assert [to for _name, to, _message in recorded.SENT] == [ACCOUNT]
    client.post(there, {"do": "stop"})
    assert not account_of(registration.resident)


def test_at_the_desk_staff_tell_the_number_and_it_is_written_down() -> None:
    resident = hanako()
    desk = verified_client(superuser())
    shown = desk.post(f"/cms/reminders/line/{resident.pk}/", {"do": "code"})
    send(event(shown.context["code"]))
    assert account_of(resident) == ACCOUNT
    assert "お知らせは、LINEで届いています" in words(desk.get(f"/cms/registrations/desk/?person={resident.pk}"))


def test_another_contact_point_ends_it_as_it_ends_old_links(event_index: EventIndexPage) -> None:
    session = make_event(event_index, sessions=[make_session(capacity=9)]).sessions.get()
    wish = Wish(name="はなこ", contact=ContactPoint(phone="09012345678"), way=Way.PHONE)
    registration = take_place(session_id=session.pk, wish=wish, form_key="line", now=NOW)
    reach.add_address(registration.resident, "line", ACCOUNT, now=NOW)
    told = words(Client().get(f"/registration/{registration.token}/contact/"))
    assert "LINEはやめになります" in told
    change_contact(registration_id=registration.pk, contact=ContactPoint(email="hanako@example.jp"), now=NOW)
    assert not account_of(registration.resident)
