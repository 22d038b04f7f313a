"""By which channels a resident can be told something."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from residents.channels.message import Channel
from residents.channels.models import FurtherAddress, Unreached
from residents.models import Resident

MAIL, LINE, SMS, CALL, PUSH = "mail", "line", "sms", "call", "push"
# The first that reaches somebody carries the letter. LINE before mail: only who asked for it has an address there.
# A push notice may be lost without a trace, so it only goes beside.
BY_PREFERENCE = (LINE, MAIL, SMS, CALL)
MOBILE = re.compile(r"0[789]0[0-9]{8}")


@cache
def _made(path: str) -> Channel:
    channel: Channel = import_string(path)()
    return channel


def channel(name: str) -> Channel:
    """The channel of this name."""
    return _made(settings.ENGAWA_CHANNELS[name])


def is_on(name: str) -> bool:
    """Whether this town has it."""
    return name in settings.ENGAWA_CHANNELS and channel(name).is_on()


def may_reach(resident: Resident) -> bool:
    """Whether any channel could carry a letter there, as far as that can be said without asking the database."""
    if resident.email or is_on(LINE):
        return True
    return bool(resident.phone) and (is_on(CALL) or (is_on(SMS) and bool(MOBILE.fullmatch(resident.phone))))


def addresses(resident: Resident) -> dict[str, str]:
    """The address by which each channel reaches this resident now; channels that do not are left out."""
    dead = set(Unreached.objects.filter(resident=resident).values_list("channel", flat=True))
    mobile = resident.phone if MOBILE.fullmatch(resident.phone) else ""
    found = {MAIL: resident.email, SMS: mobile, CALL: resident.phone}
    if is_on(LINE) or is_on(PUSH):
        further = FurtherAddress.objects.filter(resident=resident).order_by("pk")
        found |= dict(further.values_list("channel", "address"))
    return {name: address for name, address in found.items() if address and name not in dead and is_on(name)}


def carrier(resident: Resident) -> str:
    """The channel that carries a letter to this resident; empty when only people can."""
    reached = addresses(resident)
    return next((name for name in BY_PREFERENCE if name in reached), "")


def note_unreached(resident: Resident, name: str, *, trouble: str, now: datetime) -> None:
    """An address turned out to be dead. A device that takes no notices any more is simply forgotten."""
    if name == PUSH:
        FurtherAddress.objects.filter(resident=resident, channel=PUSH).delete()
        return
    Unreached.objects.update_or_create(
        resident=resident, channel=name, defaults={"trouble": trouble[:100], "found_at": now}
    )


def add_address(resident: Resident, name: str, address: str, *, now: datetime) -> None:
    """Somebody wants to be reached here too. One device, one identity: the newest counts."""
    given = {"address": address, "created_at": now}
    FurtherAddress.objects.update_or_create(resident=resident, channel=name, defaults=given)
    Unreached.objects.filter(resident=resident, channel=name).delete()


def drop_address(resident: Resident, name: str) -> None:
    """Not here any more."""
    FurtherAddress.objects.filter(resident=resident, channel=name).delete()


def try_again(resident: Resident) -> None:
    """Somebody corrected the contact point, or says that it works."""
    Unreached.objects.filter(resident=resident).delete()
