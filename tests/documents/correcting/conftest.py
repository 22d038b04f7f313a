"""A document to correct, and a colleague who may."""

import hashlib
import json

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from documents import actions
from documents.correcting.current import Reading, corrected_text
from documents.correcting.models import Paper
from documents.correcting.pictures import MEASURE
from documents.extraction.blocks import Extracted
from documents.extraction.source import read_file
from documents.models import DocumentIndexPage, DocumentPage
from documents.upload.limited import run
from tests.factories import files
from tests.factories.documents import document, upload

TWO_PAGES = "<h1>ごみの出し方</h1><p>月曜日は燃えるごみです。</p><p style='break-before:page'>火曜日は休みです。</p>"


@pytest.fixture(scope="session")
def two_pages() -> bytes:
    return files.pdf(TWO_PAGES)


@pytest.fixture
def without_formats(settings) -> None:
    """Tasks are put aside, not done: the formats have tests of their own, and cost seconds."""
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["default", "speech"]}
    }


@pytest.fixture(scope="session")
def reading(two_pages: bytes) -> Extracted:
    """Read once by the real child: each test would pay for it again."""
    return read_file(two_pages)


@pytest.fixture(scope="session")
def measured(two_pages: bytes) -> dict[str, object]:
    """Its sheets, measured once."""
    told: dict[str, object] = json.loads(run(MEASURE, two_pages))
    return told


@pytest.fixture
def page(
    document_index: DocumentIndexPage,
    two_pages: bytes,
    reading: Extracted,
    measured: dict[str, object],
    without_formats: None,
) -> DocumentPage:
    """Published and read."""
    found = document(document_index, title="ごみの日", upload=upload(two_pages))
    sha, now = hashlib.sha256(two_pages).hexdigest(), timezone.now()
    corrected_text(found, reading, Reading(sha=sha, recipe=actions.RECIPE, now=now))
    Paper.objects.create(sha=sha, made_at=now, **measured)
    actions.read_document(page=found, now=now)
    return found


@pytest.fixture
def staff(client: Client, db: None, settings) -> Client:
    settings.ENGAWA_DEMO, settings.ENGAWA_DEMO_WITHOUT_TOTP = True, True
    client.force_login(User.objects.create_superuser("staff"))
    return client
