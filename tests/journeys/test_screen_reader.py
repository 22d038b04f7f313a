"""A resident who listens: the main journeys as a screen reader speaks them, from the first word to the last."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.test import Client

from documents.models import DocumentIndexPage
from events.choices import SupportKind, Way
from events.models import EventIndexPage, EventPage
from tests.factories.cms import heading, information_page, paragraph, table
from tests.factories.documents import document
from tests.factories.events import make_event, make_session, make_support, make_way
from tests.journeys.screen_reader import assert_heard_as_kept, main_part, phrases

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("screen reader")]
# Far enough away that no notice of a near event, and no deadline, ever comes into what is said.
WHEN = datetime(2031, 12, 5, 10, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    cache.clear()


@pytest.fixture
def event(event_index: EventIndexPage) -> EventPage:
    return make_event(
        event_index,
        "はじめての縁側サロン",
        slug="first",
        summary="お茶を飲みながら、はじめての方どうしで話します。",
        sessions=[make_session(WHEN, capacity=5)],
        ways=[make_way(Way.PHONE, instructions="0120-00-0000 にかけます。"), make_way(Way.TEXT)],
        support_offers=[make_support(SupportKind.CAPTIONING, ask_days_before=3), make_support()],
        body=[heading("当日のながれ"), paragraph("<ol><li>あいさつ</li><li>話の種</li></ol>")],
    )


@pytest.fixture
def paper(document_index: DocumentIndexPage) -> str:
    body = [heading("開いている時間"), table(), paragraph("<p>電話でもお聞きします。</p>")]
    return document(document_index, body=body).url


def shown(client: Client, path: str, **form: str) -> str:
    """The page at the end of the way, whatever its status."""
    response = client.post(path, form, follow=True) if form else client.get(path, follow=True)
    return response.content.decode()


def test_finding_and_taking_a_place_is_heard_as_kept(client: Client, event: EventPage) -> None:
    join = f"/join/{event.sessions.get().pk}/"
    form = shown(client, join)
    key = re.search(r'name="form_key" value="([^"]+)"', form)
    assert key
    answers = {"form_key": key[1], "name": "はなこ", "way": "phone", "support": "captioning"}
    pages = {
        "home": shown(client, "/"),
        "events": shown(client, "/events/"),
        "event": shown(client, "/events/first/"),
        "join": form,
        "join_with_mistakes": shown(client, join, **answers),
        "joined": shown(client, join, contact="hanako@example.jp", **answers),
    }
    for name, heard in zip(pages, phrases(*pages.values()), strict=True):
        assert_heard_as_kept(name, heard if name == "home" else main_part(heard))


def test_reading_a_document_and_choosing_how_to_read_is_heard_as_kept(client: Client, home: object, paper: str) -> None:
    pages = {
        "documents": shown(client, "/documents/"),
        "document": shown(client, paper),
        "display": shown(client, "/display/"),
        "search_without_result": shown(client, "/search/?q=ヘリコプター"),
    }
    for name, heard in zip(pages, phrases(*pages.values()), strict=True):
        assert_heard_as_kept(name, heard if name == "home" else main_part(heard))


def test_the_ear_is_past_the_head_of_every_page_by_one_link(client: Client, event: EventPage) -> None:
    (heard,) = phrases(shown(client, "/events/first/"))

    links = [phrase for phrase in heard if phrase.startswith("link, ")]
    assert links[0] == "link, 本文へ進む"


def test_every_word_of_a_page_is_heard_once_when_furigana_is_off(client: Client, home: object) -> None:
    information_page(home, paragraph("<p>妊娠中の方も、ご家族も。</p>"), slug="who")  # type: ignore[arg-type]

    (heard,) = phrases(shown(client, "/who/"))

    assert [phrase for phrase in heard if "妊娠中" in phrase] == ["妊娠中の方も、ご家族も。"]
