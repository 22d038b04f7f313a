"""Support asked for in the demo town, in every state that there is: to come, and over.

The two registrations have known addresses (``/registration/demo-support/``), which no real one has.
"""

from datetime import datetime, timedelta

from django.contrib.auth import get_user_model

from events.actions import Wish, move_support_request, take_place, write_to_staff
from events.choices import SupportKind, SupportState, Way
from events.models import EventPage, Registration, Session, SupportRequest
from residents.contact_points import ContactPoint

EVENT = "hinan-setsumeikai"
ASKED = (SupportKind.SIGN_LANGUAGE, SupportKind.LARGE_PRINT, SupportKind.BREAKS, SupportKind.BRAILLE)


def fill(*, now: datetime) -> None:
    """Ask, and let staff answer. Repeatable."""
    coming = Session.objects.upcoming(now).filter(page__slug=EVENT).first()
    if coming and (asked := _asked(coming, "demo-support", now=now - timedelta(hours=1))):
        _answer(asked, now=now)
    past = Session.objects.past(now).filter(page__in=EventPage.objects.live()).first()
    if past:
        _asked(past, "demo-reached", now=past.starts_at - timedelta(days=20))


def _asked(session: Session, token: str, *, now: datetime) -> Registration | None:
    """A registration with support, unless it is there already."""
    if Registration.objects.filter(token=token).exists():
        return None
    wish = Wish(
        name="なのはな",
        contact=ContactPoint(email="nanohana@engawa.example"),
        way=Way(session.page.ways.first().way),
        support=ASKED,
        details={SupportKind.LARGE_PRINT: "22ポイント"},
        note="ゆっくり話してほしいです。",
    )
    made = take_place(session_id=session.pk, wish=wish, form_key=token, now=now)
    Registration.objects.filter(pk=made.pk).update(token=token)
    return made


def _answer(registration: Registration, *, now: datetime) -> None:
    cases: dict[str, SupportRequest] = {case.kind: case for case in registration.support_requests.all()}
    by = get_user_model().objects.filter(is_active=True).first()
    words = "手話通訳者がまだ見つかりません。筆談と要約筆記ではいかがですか。"
    moves = (
        (SupportKind.SIGN_LANGUAGE, SupportState.ALTERNATIVE, words),
        (SupportKind.LARGE_PRINT, SupportState.CONFIRMED, ""),
        (SupportKind.BRAILLE, SupportState.ARRANGING, ""),
    )
    for kind, state, said in moves:
        move_support_request(support_request_id=cases[kind].pk, state=state, now=now, by=by, words=said)
    write_to_staff(support_request_id=cases[SupportKind.BRAILLE].pk, words="点字は2級です。", now=now)
