"""Letters about profiles. None of them says what is kept, or links into it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from residents.outbox.actions import post
from residents.profiles.models import Profile

CONTACT, NUMBER, ERASED, ENDING = "contact", "number", "erased", "ending"


def tell(profile: Profile, kind: str, *, now: datetime) -> None:
    """Write to the address that is known at this moment. Who gave a telephone number hears it when they call."""
    address = profile.resident.email
    if not address:
        return
    context = {
        "name": profile.resident.name,
        "town": settings.ENGAWA_TOWN,
        "at": timezone.localtime(now),
        "until": timezone.localtime(profile.kept_until),
        "site": settings.WAGTAILADMIN_BASE_URL,
    }
    post(
        f"profiles.{kind}.{profile.pk}.{now:%Y%m%d%H%M}",
        to=address,
        subject=_("%(town)sからのお知らせ") % {"town": settings.ENGAWA_TOWN["name"]},
        text=render_to_string(f"profiles/letters/{kind}.txt", context),
    )
