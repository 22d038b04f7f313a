"""What sealing costs a town of ten thousand, in its own process. ``python -m tests.bench.sealing`` in a town."""

import json
import sys
import time
from datetime import timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402 -- settings come first
from django.utils import timezone  # noqa: E402

from accessibility.resealing import reseal  # noqa: E402
from residents.codes.models import Challenge  # noqa: E402

VALUES = 10_000


def main() -> None:
    """Seal, open and change the key of many values in the town's own database, then take them away again."""
    now, older = timezone.now(), settings.ENGAWA_SEALING_KEYS
    rows = [
        Challenge(
            secret_hash=f"bench{number}", code_hash="-", purpose="bench", contact=f"resident{number}@example.jp",
            made_at=now, expires_at=now + timedelta(minutes=1),
        )
        for number in range(VALUES)
    ]  # fmt: skip
    ours = Challenge.objects.filter(purpose="bench")
    try:
        began = time.perf_counter()
        Challenge.objects.bulk_create(rows, batch_size=500)
        sealed = time.perf_counter()
        opened = sum(1 for row in ours.iterator() if row.contact.endswith("@example.jp"))
        read = time.perf_counter()
        settings.ENGAWA_SEALING_KEYS = ["a-newer-key-for-the-bench-alone", *older]
        changed = reseal(Challenge, Challenge._meta.get_field("contact")).older
        done = time.perf_counter()
    finally:
        ours.delete()
    found = {"seal": sealed - began, "open": read - sealed, "reseal": done - read, "opened": opened, "changed": changed}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
