"""A town with one event of each sort that feeds have to tell apart."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from events.choices import EventKind, SessionStatus, SupportKind, Way
from events.details.catalogue import ACCESSIBILITY, CHILDCARE
from events.models import EventIndexPage, EventPage
from tests.factories.events import make_audience, make_event, make_session, make_support, make_way

SECRET = "https://meet.example/geheim 暗証番号1234"
DETAILS = {
    "eventNameKana": "エンガワサロン",
    "accessMethod": "縁側駅の南口から歩いて3分",
    "parkingStatus": "1",
    "latitude": 36.2486,
    "longitude": 138.4769,
    ACCESSIBILITY: {"wheelchairPermissionStatus": "1", "toiletForOstomatesStatus": "0", "nurseryStatus": "9"},
    CHILDCARE: {"feeStatus": "無料", "minAge": 0},
}


def in_days(days: int) -> datetime:
    """Ten o'clock in the morning in the town, so many days from now."""
    day = timezone.localtime() + timedelta(days=days)
    return day.replace(hour=10, minute=0, second=0, microsecond=0)


@pytest.fixture
def salon(event_index: EventIndexPage) -> EventPage:
    """Three sessions, one of them called off, by every sort of way, with support."""
    page = make_event(
        event_index,
        "縁側サロン, お茶; と\\話",
        slug="salon",
        summary="家からも会場からも。",
        kind=EventKind.SALON,
        fee="500円",
        venue="中央公民館",
        address="〒389-0100 長野県縁側市中央1-2-3 2階",
        details=DETAILS,
        sessions=[
            make_session(in_days(20), note="雨でもします", capacity=5),
            make_session(in_days(27), status=SessionStatus.CANCELLED),
            make_session(in_days(34), status=SessionStatus.ONLINE),
        ],
        ways=[make_way(way, instructions=SECRET) for way in (Way.VIDEO, Way.PHONE, Way.IN_PERSON)],
        support_offers=[
            make_support(SupportKind.SIGN_LANGUAGE, ask_days_before=14, instead="筆談でお話しします。"),
            make_support(SupportKind.CAPTIONING),
        ],
        audiences=[make_audience()],
    )
    page.save_revision().publish()
    return page


@pytest.fixture
def all_day(event_index: EventIndexPage) -> EventPage:
    """Whole days at the end of a leap February, by telephone only, for nothing."""
    start = datetime(2028, 2, 28, 15, tzinfo=UTC)  # 29 February, 0:00 in Japan
    session = make_session(start, ends_at=datetime(2028, 2, 29, 14, 59, tzinfo=UTC), times_known=False)
    ways = [make_way(Way.PHONE)]
    page = make_event(event_index, "うるう日の電話", slug="leap", fee="無料", sessions=[session], ways=ways)
    page.save_revision().publish()
    return page
