"""Promises of the details of an event: written in the editor, kept in the shape of the national model, read aloud."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from events.details.catalogue import ACCESSIBILITY, CHILDCARE, EVERY, FACILITIES
from events.details.form import KanaField
from events.models import EventIndexPage, EventPage
from tests.events.test_editing import as_row, edited
from tests.factories.events import make_event
from tests.factories.staff import superuser, verified_client

CODES = Path(settings.BASE_DIR).parent / "shared" / "reference" / "gif_event_accessibility_childcare_codes.txt"


@pytest.fixture
def editor(db: None) -> Client:
    return verified_client(superuser())


@pytest.fixture
def event(event_index: EventIndexPage) -> EventPage:
    page = make_event(event_index, slug="salon")
    page.ways.filter(way="video").delete()
    return page


def publish(editor: Client, event: EventPage, **details: object) -> EventPage:
    sent = edited(event, [as_row(event.sessions.get())]) | details | {"action-publish": "1"}
    response = editor.post(f"/cms/pages/{event.pk}/edit/", sent)
    assert response.status_code == 302, response.content.decode()[:2000]
    return EventPage.objects.get(pk=event.pk)


def test_staff_write_details_and_they_are_kept_as_the_national_model_shapes_them(
    editor: Client, event: EventPage
) -> None:
    kept = publish(
        editor,
        event,
        detail_event_eventNameKana="えんがわサロン",
        detail_event_latitude="３６．２４",
        **{
            f"detail_{ACCESSIBILITY}_wheelchairPermissionStatus": "1",
            f"detail_{ACCESSIBILITY}_nurseryStatus": "9",
            f"detail_{CHILDCARE}_openingHour": "１３：００",
            f"detail_{CHILDCARE}_minAge": "0",
        },
    )
    assert kept.details == {
        "eventNameKana": "エンガワサロン",
        "latitude": 36.24,
        ACCESSIBILITY: {"wheelchairPermissionStatus": "1", "nurseryStatus": "9"},
        CHILDCARE: {"openingHour": "13:00", "minAge": 0},
    }
    shown = editor.get(f"/cms/pages/{event.pk}/edit/").content.decode()
    assert re.search(r'name="detail_event_eventNameKana" value="エンガワサロン"', shown)


def test_the_page_says_what_is_known_of_the_place_and_nothing_of_what_is_not(
    editor: Client, event: EventPage, client: Client
) -> None:
    names = ("wheelchairPermissionStatus", "nurseryStatus", "toiletForOstomatesStatus")
    fields = {f"detail_{ACCESSIBILITY}_{name}": code for name, code in zip(names, "190", strict=True)}
    publish(editor, event, **fields)
    client.logout()
    page = client.get(event.url).content.decode()
    assert "車いすで入れる</dt><dd>あります" in page
    assert "オストメイト対応トイレ</dt><dd>ありません" in page
    assert "授乳室" not in page


def test_a_place_outside_japan_is_refused_with_what_was_typed(editor: Client, event: EventPage) -> None:
    sent = edited(event, [as_row(event.sessions.get())]) | {"detail_event_latitude": "138.4", "action-publish": "1"}
    answer = editor.post(f"/cms/pages/{event.pk}/edit/", sent).content.decode()
    assert 'value="138.4"' in answer
    assert EventPage.objects.get(pk=event.pk).details == {}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("ｴﾝｶﾞﾜ", "エンガワ"), ("えんがわ ﾊﾟｰﾄ２", "エンガワ パート2"), ("エンガワ・サロン", "エンガワ・サロン")],
)
def test_readings_are_taken_as_people_type_them(typed: str, kept: str) -> None:
    assert KanaField().clean(typed) == kept


@pytest.mark.needs_shared
def test_every_item_of_the_accessibility_and_childcare_models_is_there() -> None:
    model = CODES.read_text(encoding="utf-8")
    accessibility, rest = model.split("## アクセシビリティ")[1].split("## 子供預かり情報")
    childcare = rest.split("## codes")[0].split("拡張項目")[0]
    names = {
        part: set(re.findall(r"^\d+ \|[^|]*\|[^|]*\|[^|]*\|[^|]*\| (\w+) \|", text, re.MULTILINE))
        for part, text in ((ACCESSIBILITY, accessibility), (CHILDCARE, childcare))
    }
    assert len(FACILITIES) == 19
    for part, wanted in names.items():
        assert wanted == {detail.name for detail in EVERY if detail.group == part}
