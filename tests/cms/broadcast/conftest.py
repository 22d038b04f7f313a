"""A town with a weekly programme."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from cms.broadcast.models import BroadcastIndexPage
from cms.models import HomePage

TOKYO = ZoneInfo("Asia/Tokyo")
# A Wednesday, two days before the programme of Friday 10 o'clock.
WEDNESDAY = dt.datetime(2026, 12, 2, 11, tzinfo=TOKYO)
FRIDAY = dt.datetime(2026, 12, 4, 10, tzinfo=TOKYO)


@pytest.fixture
def broadcast(home: HomePage) -> BroadcastIndexPage:
    """The list of programmes, at /broadcast/, with a programme every Friday at ten."""
    index: BroadcastIndexPage = home.add_child(instance=BroadcastIndexPage(title="声の広報", slug="broadcast"))
    index.refresh_from_db()
    return index
