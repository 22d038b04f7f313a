"""The demo town, built once for all tests of a module: building it is the slow part."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

from portal.demo import town

NOW = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)  # a Wednesday, 10 in the morning in Japan
JOBS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["default", "speech"]}}


@pytest.fixture(scope="module")
def demo_town(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[datetime]:
    """The demo town as it is at ``NOW``. Its jobs wait, as they would in a queue."""
    with django_db_blocker.unblock(), override_settings(TASKS=JOBS), transaction.atomic():
        town.raze()
        town.build(now=NOW)
        cache.clear()
        yield NOW
        transaction.set_rollback(True)


@pytest.fixture
def now(demo_town: datetime, db: None) -> datetime:
    """The moment at which the town was built."""
    return demo_town
