"""Promises of deadline fairness on the staff's screens: days lost are shown before anything is made or published."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cms.gate.check import check
from events.models import EventPage, Session, SupportOffer
from tests.events.sessions.times import NOW
from tests.factories.events import make_support

LOST = "「手話通訳」の申し出は、申し込みより{days}日早く締め切られます。"


@pytest.fixture
def editor(client: Client, admin_user: object, settings: object, event: EventPage) -> Client:
    settings.ENGAWA_DEMO = settings.ENGAWA_DEMO_WITHOUT_TOTP = True
    event.support_offers = [make_support(ask_days_before=3)]
    event.save_revision().publish()
    client.force_login(admin_user)
    return client


def found(event: EventPage) -> str:
    return "".join(str(finding.what) for finding in check(EventPage.objects.get(pk=event.pk)))


def test_the_screen_of_one_session_shows_them_with_its_own_deadline(editor: Client, session: Session) -> None:
    local = timezone.localtime(session.starts_at)
    offer = SupportOffer.objects.get()
    typed = {
        "starts_at": f"{local:%Y-%m-%d %H:%M}",
        "ends_at": f"{timezone.localtime(session.ends_at):%Y-%m-%d %H:%M}",
        f"support_{offer.pk}": f"{local - timedelta(days=5):%Y-%m-%d}",
    }

    page = editor.post(f"/cms/sessions/session/{session.pk}/", typed | {"look": "1"}).content.decode()

    assert LOST.format(days=5) in page


def test_a_series_shows_them_before_it_is_made(editor: Client, event: EventPage) -> None:
    first = timezone.localdate(NOW) + timedelta(days=400)
    said = {"rhythm": "weekly", "every": "1", "first_on": first.isoformat(), "times": "2", "starts": "14:00"}

    asked = said | {"ends": "15:00", "on_holiday": "hold", "closes": "1日前", "look": "1"}
    page = editor.post(f"/cms/sessions/{event.pk}/series/", asked).content.decode()

    assert LOST.format(days=2) in page


def test_the_gate_names_the_worst_session_to_come_and_forgets_what_is_over(
    editor: Client, event: EventPage, session: Session
) -> None:
    assert LOST.format(days=3) in found(event)
    Session.objects.filter(pk=session.pk).update(support_days={"sign_language": 9})
    assert LOST.format(days=9) in found(event)

    over = timezone.now() - timedelta(days=1)
    Session.objects.filter(pk=session.pk).update(starts_at=over - timedelta(hours=1), ends_at=over)
    assert "日早く" not in found(event)
