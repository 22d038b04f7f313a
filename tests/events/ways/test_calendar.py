"""Promises of the calendar entry, read by another library than the one that wrote it."""

from datetime import timedelta
from typing import Any

import pytest
import vobject
from django.test import Client

from events.choices import SessionStatus, Way
from events.doors.models import Door
from events.models import Registration, Session
from tests.events.ways.places import NOW, Takes

pytestmark = pytest.mark.database


def entry(client: Client, registration: Registration) -> Any:
    content = client.get(f"/registration/{registration.token}/engawa.ics").content.decode()
    return vobject.readOne(content).vevent


def test_it_rings_the_day_before_and_half_an_hour_before(take: Takes, client: Client) -> None:
    alarms = entry(client, take(Way.PHONE)).valarm_list

    assert [alarm.trigger.value for alarm in alarms] == [timedelta(days=-1), timedelta(minutes=-30)]
    assert {alarm.action.value for alarm in alarms} == {"DISPLAY"}
    assert all("縁側サロン" in alarm.description.value for alarm in alarms)


def test_a_telephone_dials_out_of_the_calendar(take: Takes, client: Client) -> None:
    registration = take(Way.PHONE)
    found = entry(client, registration)

    # vobject cuts the values of properties that it does not know at commas; an address has none to cut (RFC 7986).
    written = client.get(f"/registration/{registration.token}/engawa.ics").content.decode().replace("\r\n ", "")
    assert "\r\nCONFERENCE;FEATURE=PHONE;VALUE=URI:tel:05012345678,,4321%23\r\n" in written
    assert found.location.value == "050-1234-5678 4321#"
    assert "050-1234-5678" in found.description.value


def test_the_room_opens_out_of_the_calendar(take: Takes, client: Client) -> None:
    found = entry(client, take(Way.VIDEO))
    assert found.contents["conference"][0].value == found.location.value == "https://room.example/hidamari?pwd=himitsu"


def test_who_comes_is_led_to_the_room(take: Takes, client: Client) -> None:
    assert entry(client, take(Way.IN_PERSON)).location.value == "ひだまり 1階 えんがわの間 ひなた町1-2-3"


def test_by_wish_it_says_nothing_of_what_it_is_about(take: Takes, client: Client) -> None:
    registration = take(Way.PHONE)
    Registration.objects.update(neutral_subject=True)
    found = entry(client, registration)

    assert found.summary.value == "予定"
    assert "縁側サロン" not in client.get(f"/registration/{registration.token}/engawa.ics").content.decode()
    assert registration.reference in found.description.value


def test_who_waits_is_not_rung_and_told_no_way_in(take: Takes, client: Client) -> None:
    take(), take()
    found = entry(client, take(Way.PHONE))

    assert found.status.value == "TENTATIVE"
    assert "valarm" not in found.contents
    assert "conference" not in found.contents


def test_a_day_without_times_rings_at_nine_the_day_before(take: Takes, client: Client) -> None:
    registration = take(Way.PHONE)
    Session.objects.update(times_known=False)
    (alarm,) = entry(client, registration).valarm_list
    assert alarm.trigger.value == timedelta(hours=-15)


def test_what_was_changed_replaces_what_a_calendar_has(take: Takes, client: Client) -> None:
    registration = take(Way.PHONE)
    before = entry(client, registration)
    Door.objects.filter(way=Way.PHONE).update(pin="9999", changed_at=NOW + timedelta(hours=2))
    after = entry(client, registration)
    Session.objects.update(status=SessionStatus.CANCELLED, changed_at=NOW + timedelta(hours=3))
    off = entry(client, registration)

    assert before.uid.value == after.uid.value == off.uid.value
    assert int(before.sequence.value) < int(after.sequence.value) < int(off.sequence.value)
    assert "9999#" in after.location.value
    assert (off.status.value, "valarm" in off.contents) == ("CANCELLED", False)
