"""Whether this installation can do its work: for load balancers, supervisors and the person on duty."""

import time
from datetime import timedelta
from functools import lru_cache
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

# Somebody waits for speech within seconds; a job that nobody took for this long means that no worker runs.
LONGEST_WAIT = timedelta(minutes=5)
SECONDS_BETWEEN_WRITES = 5


@never_cache
@require_safe
def health(_request: HttpRequest) -> JsonResponse:
    """``/health/``: 200 when all is well, else 503. Says which part fails, and nothing about anybody."""
    parts = {
        "database": database_answers(),
        "storage": storage_keeps(int(time.monotonic() / SECONDS_BETWEEN_WRITES)),
        "worker": jobs_are_taken(),
    }
    well = all(parts.values())
    return JsonResponse({"well": well, **parts}, status=200 if well else 503)


def database_answers() -> bool:
    """A query comes back."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except DatabaseError:
        return False


@lru_cache(maxsize=1)
def storage_keeps(_moment: int) -> bool:
    """A file can be written and taken away again. Tried once in a while only: anybody may ask for this page."""
    try:
        name = default_storage.save(f"health/{uuid4()}.txt", ContentFile(b"well"))
        default_storage.delete(name)
    except OSError:
        return False
    return True


def jobs_are_taken() -> bool:
    """No job that could run has been waiting for long."""
    now = timezone.now()
    waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=now - LONGEST_WAIT)
    put_off = Q(run_after__gt=now - LONGEST_WAIT, run_after__lte=now)
    try:
        return not waiting.exclude(put_off).exists()
    except DatabaseError:
        return False
