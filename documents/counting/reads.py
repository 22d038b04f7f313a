"""What the counts say."""

import datetime as dt

from django.core.cache import cache
from django.db.models import Sum
from django.utils import timezone

from documents.counting.models import DownloadCount

LATELY = dt.timedelta(days=90)
# Asked for every format that is put into the queue; a habit of months does not change within the hour.
KEPT_SECONDS = 3600
KEY = "documents.counting.lately"


def fetched_lately() -> dict[str, int]:
    """How often each kind was fetched, of all documents."""
    found: dict[str, int] | None = cache.get(KEY)
    if found is None:
        rows = DownloadCount.objects.filter(day__gt=timezone.localdate() - LATELY).order_by()
        found = dict(rows.values_list("kind").annotate(times=Sum("count")))
        cache.set(KEY, found, KEPT_SECONDS)
    return found
