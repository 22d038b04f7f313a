"""Promises of the national model (GIF): every mandatory item of every event, under the model's own names."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from events.choices import Way
from events.details.catalogue import ACCESSIBILITY, CHILDCARE
from events.feeds.fees import fee_status, is_free, yen
from events.feeds.gif import ADDRESS, MANDATORY
from events.models import EventIndexPage, EventPage
from tests.factories.events import make_event, make_way

MODEL = Path(settings.BASE_DIR).parent / "shared" / "reference" / "gif_event_accessibility_childcare_codes.txt"


def records(client: Client, query: str = "") -> list[dict[str, Any]]:
    return client.get(f"/data/events.gif.json{query}").json()


def test_every_event_has_all_mandatory_items_even_one_that_says_nothing(
    salon: EventPage, all_day: EventPage, event_index: EventIndexPage, client: Client
) -> None:
    make_event(event_index, "なにも書かない催し", fee="", ways=[])
    found = records(client)
    assert len(found) == 5
    assert [record["id"] for record in found if not all(record.get(item) for item in MANDATORY)] == []
    assert len({record["id"] for record in found}) == 5


def test_the_items_say_what_the_page_says(salon: EventPage, client: Client) -> None:
    first, off, online = records(client)
    assert (first["webinarStatus"], online["webinarStatus"]) == ("ハイブリッド", "オンライン")
    assert (first["status"], off["status"], online["status"]) == ("予定どおり", "中止", "オンラインに変更")
    assert (first["feeStatus"], first["fee_JPY"], first["startTime"]) == ("有料", 500, "10:00")
    assert first[ADDRESS]["fullAddress"] == "〒389-0100 長野県縁側市中央1-2-3 2階"
    assert first[ADDRESS]["postalCode"] == "389-0100"
    assert first[ACCESSIBILITY] == {
        "wheelchairPermissionStatus": "1", "toiletForOstomatesStatus": "0", "nurseryStatus": "9",
        "subtitlesStatus": "1",
    }  # fmt: skip
    assert first[CHILDCARE] == {"feeStatus": "無料", "minAge": 0}
    assert first["engawa:supports"][0]["name"] == "手話通訳"
    assert ADDRESS not in online


def test_the_records_are_in_the_towns_own_language_wherever_they_are_asked_for(
    salon: EventPage, client: Client
) -> None:
    here, there = records(client)[0], client.get("/en/data/events.gif.json").json()[0]
    assert {name for name in here if here[name] != there[name]} == set()


@pytest.mark.needs_shared
def test_every_name_is_one_of_the_model_or_marked_as_ours(salon: EventPage, client: Client) -> None:
    event = MODEL.read_text(encoding="utf-8").split("## アクセシビリティ")[0]
    items = [row.split(" | ") for row in event.splitlines() if row.count(" | ") >= 9]
    names = {cells[5].removesuffix(" (*1)") for cells in items}
    told = {name for record in records(client) for name in record}
    assert {name for name in told if not name.startswith("engawa:")} - names == {ADDRESS}
    assert {cells[5] for cells in items if cells[3] == "必"} == set(MANDATORY)


@pytest.mark.parametrize(
    ("fee", "said", "sum_in_yen"),
    [
        ("無料", "無料", None), ("５００円", "有料", 500), ("1,500円", "有料", 1500), ("", "不明", None),
        ("0", "無料", 0),
        ("無料（材料費300円）", "有料", None), ("大人500円、子ども無料", "有料", None), ("無料です。", "無料", None),
    ],
)  # fmt: skip
def test_fees_are_understood_as_people_write_them(fee: str, said: str, sum_in_yen: int | None) -> None:
    event = EventPage(fee=fee)
    assert (fee_status(event), yen(fee)) == (said, sum_in_yen)


def test_what_staff_chose_goes_before_the_words() -> None:
    assert is_free(EventPage(fee="材料費だけいただきます", details={"feeStatus": "無料"}))


def test_joining_in_the_room_only_is_said_so(event_index: EventIndexPage, client: Client) -> None:
    make_event(event_index, "会場だけ", ways=[make_way(Way.IN_PERSON)])
    assert [record["webinarStatus"] for record in records(client)] == ["現地開催のみ"]
