"""Attack 40 and its kin: what somebody types is never a line, a header, a property or a formula of its own."""

import pytest
from django.core import mail
from django.core.mail import BadHeaderError
from django.test import Client

from events.actions import add_people
from events.models import EventIndexPage, Registration, Session
from residents import references
from residents.outbox.actions import post
from tests.events.places.people import NOW, family, take
from tests.factories.events import make_event, make_session

EVIL = "縁側\r\nBcc: evil@example.jp\r\nATTENDEE:mailto:evil@example.jp\r\n\r\n<b>"


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    return make_event(event_index, EVIL, slug="salon", sessions=[make_session(capacity=9)]).sessions.get()


def test_a_title_with_line_breaks_makes_no_header_of_a_letter_and_no_line_of_a_calendar(
    client: Client, session: Session
) -> None:
    made = take(session, "one")

    assert len(mail.outbox) == 1
    lines = mail.outbox[0].message().as_bytes().splitlines()
    head = lines[: lines.index(b"")]
    assert any(line.startswith(b"Subject:") for line in head)
    assert not any(line.lower().startswith((b"bcc:", b"attendee")) for line in head)
    entry = client.get(f"/registration/{made.token}/engawa.ics").content
    assert not any(line.startswith((b"ATTENDEE", b"Bcc")) for line in entry.splitlines())
    assert b"SUMMARY" in entry


@pytest.mark.parametrize("field", ["name", "reading", "companions"])
def test_a_name_with_line_breaks_is_a_name_in_one_line_or_two_people(
    client: Client, session: Session, field: str
) -> None:
    form = client.get(f"/join/{session.pk}/").context["form"]
    given = {"name": "はなこ", "contact": "hanako@example.jp", "way": "phone", "form_key": form["form_key"].value()}
    client.post(f"/join/{session.pk}/", given | {field: "はな\r\nBcc: evil@example.jp"})

    names = [made.resident.name + made.resident.reading for made in Registration.objects.all()]
    assert names
    assert not any("\n" in name or "\r" in name for name in names)
    assert "Bcc" not in mail.outbox[0].message()


@pytest.mark.parametrize("header", ["a\r\nBcc: evil@example.jp", "a\nBcc: evil@example.jp", "a\rb"])
def test_a_header_of_two_lines_is_no_letter(db: None, header: str) -> None:
    with pytest.raises(BadHeaderError):
        post("test.40", to="hanako@example.jp", subject="件名", text="文", headers={"List-Id": header})
    assert mail.outbox == []


def test_a_reference_that_is_drawn_twice_stops_nobody_who_brings_a_friend(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = take(session, "one"), take(session, "two")
    free = references.new_reference()
    drawn = iter([first.reference, free])
    monkeypatch.setattr(references, "new_reference", lambda: next(drawn))

    add_people(registration_id=second.pk, people=family("friend"), form_key="key", now=NOW)

    assert second.companions.get().reference == free


def test_one_familys_key_swallows_nobody_of_another(client: Client, session: Session) -> None:
    mine, theirs = take(session, "one"), take(session, "two")
    for each in (mine, theirs):
        client.post(f"/registration/{each.token}/people/", {"people": "ともだち", "form_key": "the-same"})
        client.post(f"/registration/{each.token}/people/", {"people": "ともだち", "form_key": "the-same"})

    assert (mine.companions.count(), theirs.companions.count()) == (1, 1)
