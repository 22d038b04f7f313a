"""What the publishing gate asks of events."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.gate.content import PageContent
from cms.gate.findings import Finding, Severity
from cms.gate.registry import register as register_rule
from events import rules
from events.models import EventPage


def support_deadline(content: PageContent) -> Iterator[Finding]:
    """Who registers after the day for support needs to know what there is instead."""
    if not isinstance(content.page, EventPage):
        return
    sessions = [session for session in content.page.sessions.all() if session.starts_at]
    for offer in content.page.support_offers.all():
        late = any(
            (last_day := rules.last_day_to_ask(offer, session)) is not None
            and last_day < timezone.localdate(session.registration_closes_at or session.ends_at)
            for session in sessions
        )
        if late and not offer.instead:
            yield Finding(
                Severity.WARN,
                _("「%(support)s」の申し出は、申し込みより先に締め切られます。")
                % {"support": offer.get_kind_display()},
                _("「間に合わないときの代わり」を書いてください。例：筆談でお話しします。"),
                _("配慮"),
                "support_offers",
            )


def register() -> None:
    """Say so to the gate."""
    register_rule("events.support_deadline", support_deadline)
