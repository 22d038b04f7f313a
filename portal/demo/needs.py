"""Somebody of the demo town who keeps what helps them. The number is known in advance, which no real one is."""

from datetime import datetime

from residents.looks.actions import note_look
from residents.looks.models import Look, What
from residents.models import Resident
from residents.profiles import numbers
from residents.profiles.actions import Needs, make_profile
from residents.profiles.models import Consent, Profile, Visit

NUMBER = "1000-2000-3000-4000"
NAME, ADDRESS = "ひより", "hiyori@engawa.example"
KEPT = Needs(functions=("captioning", "large_print"), details={"large_print": "22ポイント"}, way="phone")


def fill(*, now: datetime) -> None:
    """Keep it, and let somebody who acts for others have looked. Repeatable."""
    hash_of_it = numbers.hash_of(numbers.read(NUMBER))
    if Profile.objects.filter(number_hash=hash_of_it).exists():
        return
    hiyori = Resident.objects.create(name=NAME, email=ADDRESS, created_at=now)
    profile, _number = make_profile(hiyori, KEPT, consent=Consent.WEB, now=now)
    Profile.objects.filter(pk=profile.pk).update(number_hash=hash_of_it)
    note_look(Resident.objects.exclude(pk=hiyori.pk).order_by("pk").first() or hiyori, What.PROFILE, hiyori, now=now)


def clear() -> None:
    """Remove every profile, before the people whose they are."""
    Visit.objects.all().delete()
    Profile.objects.all().delete()
    Look.objects.all().delete()
