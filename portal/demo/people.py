"""People of the demo town who have taken places. None of them exists."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from events.actions import Wish, take_place
from events.choices import SupportKind, Way
from events.models import EventPage, Letter, Registration, Seats, Session
from portal.demo import content
from residents.contact_points import ContactPoint
from residents.models import Resident

NICKNAMES = ["みかん", "こはる", "つばめ", "ひだまり", "ねこ好き", "山の人", "あさがお", "まめ", "そよかぜ", "きなこ"]
WISHES = ["", "", SupportKind.LARGE_PRINT, "", SupportKind.CAPTIONING, "", "", SupportKind.DATA_IN_ADVANCE]


def fill() -> None:
    """Let the fictional residents take their places: ``people: 12`` in a session of the content files. Repeatable."""
    for words in content.read_all("events"):
        page = EventPage.objects.filter(slug=words["slug"], locale__language_code=settings.LANGUAGE_CODE).first()
        if page is None:
            continue
        for session, given in zip(page.sessions.all(), words["sessions"], strict=False):
            for number in range(given.get("people", 0)):
                _take(page, session, number)


def _take(page: EventPage, session: Session, number: int) -> None:
    offers = [offer.way for offer in page.ways.all()]
    wanted = WISHES[number % len(WISHES)]
    offered = {offer.kind for offer in page.support_offers.all()}
    wish = Wish(
        name=NICKNAMES[number % len(NICKNAMES)],
        contact=_contact(number),
        way=Way(offers[number % len(offers)]),
        support=[wanted] if wanted in offered else [],
    )
    key = f"demo-{page.slug}-{session.sort_order}-{number}"
    take_place(session_id=session.pk, wish=wish, form_key=key, now=_asked_on(session))


def _asked_on(session: Session) -> datetime:
    """When the fictional residents took their places: well before, so that no deadline had passed."""
    return min(timezone.now(), session.starts_at) - timedelta(days=20)


def _contact(number: int) -> ContactPoint:
    """Mostly telephone, as in most towns. Neither the numbers nor the addresses can reach anybody."""
    if number % 4 == 3:
        return ContactPoint(email=f"demo{number}@engawa.example", phone="")
    return ContactPoint(email="", phone=f"026700{1000 + number}")


def clear() -> None:
    """Remove every registration and every resident."""
    Letter.objects.all().delete()
    # Those who came along first: whoever brought them is protected until then.
    Registration.objects.exclude(lead=None).delete()
    Registration.objects.all().delete()
    Resident.objects.exclude(reached_through=None).delete()
    Resident.objects.all().delete()
    Seats.objects.all().delete()
