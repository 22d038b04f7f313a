"""Codes for tests."""

import secrets
from datetime import timedelta
from typing import Any

from django.utils import timezone

from residents.codes.models import Challenge


def a_challenge(**given: Any) -> Challenge:
    now = timezone.now()
    return Challenge.objects.create(
        secret_hash=secrets.token_hex(32), code_hash="-", made_at=now, expires_at=now + timedelta(minutes=10), **given
    )
