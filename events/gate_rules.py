"""What the publishing gate asks of events."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from accessibility import languages
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


def original_first(content: PageContent) -> Iterator[Finding]:
    """The sessions stand on the page in the town's own language: without it a translation has nothing to join."""
    page = content.page
    if not isinstance(page, EventPage) or page.locale.language_code == languages.default_language():
        return
    if languages.default_language() not in page.family:
        yield Finding(
            Severity.BLOCK,
            _("もとの日本語のページが、公開されていません。"),
            _("日時と申し込みは、日本語のページのものを使います。先に日本語のページを公開してください。"),
            _("公開のしかた"),
        )


def register() -> None:
    """Say so to the gate."""
    register_rule("events.original_first", original_first)
    register_rule("events.support_deadline", support_deadline)
