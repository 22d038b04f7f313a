"""「見出し2、」 before headings, for who wants to hear how a page is built."""

import pytest
from django.test import Client

from accessibility.readings import table
from cms.models import HomePage, InformationPage


@pytest.fixture
def page(home: HomePage, settings, tmp_path) -> InformationPage:
    settings.MEDIA_ROOT = tmp_path
    table.forget()
    body = [("heading", {"text": "持ち物", "level": "2"}), ("paragraph", "<p>上着です。</p>")]
    return home.add_child(instance=InformationPage(title="参加のしかた", slug="how", summary="電話でも。", body=body))


def test_a_listener_may_have_headings_announced_and_take_it_back(client: Client, page: InformationPage) -> None:
    address = f"/listen/{page.pk}/"
    plain, announced = (client.get(f"{address}{query}").content.decode() for query in ("", "?headings=on"))
    assert "見出し2、" not in plain
    assert f'href="{address}?headings=on"' in plain
    assert "見出し1、参加のしかた" in announced
    assert "見出し2、持ち物" in announced
    assert "headings=on&quot;" in announced or "&amp;headings=on" in announced
    assert f'<a href="{address}">' in announced


def test_times_are_told_for_the_manner_that_is_heard(client: Client, page: InformationPage) -> None:
    told = client.get(f"/listen/{page.pk}/cues.json?kind=mp3&headings=on").json()
    assert [each["text"] for each in told["sentences"] if each["level"]] == ["見出し1、参加のしかた", "見出し2、持ち物"]
