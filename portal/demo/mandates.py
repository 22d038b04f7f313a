"""People of the demo town who act for others: one for two neighbours, and a daughter whose father has not answered yet.

Their addresses are known in advance (``/for/demo-…/``), which no real mandate's is.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from residents.contact_points import ContactPoint
from residents.mandates.actions import Person, Request, ask_for_mandate, confirm, end
from residents.mandates.choices import Confirmation, EndedBy, Scope
from residents.mandates.models import Act, Mandate, Notice

HELPER = Person("となりの田中", ContactPoint(email="tanaka@engawa.example"))


def fill(*, now: datetime) -> None:
    """Let them ask, and let those who would say yes say yes. Repeatable."""
    first = _given("hanako", HELPER, Person("はなこ", ContactPoint(phone="0267001901")), tuple(Scope), now)
    known = Person(known_id=first.carer_id)
    _given("taro", known, Person("たろう", ContactPoint(phone="0267001902")), (Scope.REGISTER,), now)
    daughter = Person("むすめの春", ContactPoint(email="haru@engawa.example"))
    _asked("asked", daughter, Person("ちちの秋", ContactPoint(phone="0267001903")), tuple(Scope), now)
    ended = _given("ended", daughter, Person("ははの夏", ContactPoint(phone="0267001904")), tuple(Scope), now)
    end(mandate_id=ended.pk, by=EndedBy.RESIDENT, now=now)


def _given(name: str, carer: Person, resident: Person, scopes: tuple[Scope, ...], now: datetime) -> Mandate:
    asked = _asked(name, carer, resident, scopes, now)
    return asked if asked.ended_at else confirm(mandate_id=asked.pk, how=Confirmation.COUNTER, now=now)


def _asked(name: str, carer: Person, resident: Person, scopes: tuple[Scope, ...], now: datetime) -> Mandate:
    until = timezone.localdate(now) + timedelta(days=180)
    wanted = Request(carer=carer, resident=resident, scopes=scopes, until=until)
    mandate = ask_for_mandate(request=wanted, form_key=f"demo-{name}", now=now)
    mandate.carer_token, mandate.resident_token = f"demo-for-{name}", f"demo-{name}"
    mandate.save(update_fields=["carer_token", "resident_token"])
    return mandate


def clear() -> None:
    """Remove every mandate, before the people whom they join."""
    Notice.objects.all().delete()
    Act.objects.all().delete()
    Mandate.objects.all().delete()
