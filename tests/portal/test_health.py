"""Promises about the health page."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.health import storage_keeps

pytestmark = pytest.mark.django_db


def test_all_is_well(client):
    response = client.get("/health/")
    assert response.json() == {"well": True, "database": True, "storage": True, "worker": True}
    assert "no-store" in response["Cache-Control"]


def test_a_job_that_nobody_takes_is_a_fault(client):
    job = DBTaskResult.objects.create(args_kwargs={"args": [], "kwargs": {}}, task_path="x", backend_name="default")
    assert client.get("/health/").status_code == 200
    DBTaskResult.objects.filter(pk=job.pk).update(enqueued_at=timezone.now() - timedelta(hours=1))
    response = client.get("/health/")
    assert (response.status_code, response.json()["worker"]) == (503, False)


def test_a_storage_that_keeps_nothing_is_a_fault(client, settings, tmp_path):
    (tmp_path / "file").touch()
    settings.MEDIA_ROOT = tmp_path / "file"
    storage_keeps.cache_clear()
    assert client.get("/health/").json()["storage"] is False
    storage_keeps.cache_clear()
