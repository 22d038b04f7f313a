"""What the publishing gate says of private links on a public page."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.gate.content import PageContent
from cms.gate.findings import Finding, Severity
from cms.gate.registry import register as register_rule
from events.models import EventPage

# Rooms of the meeting services that towns use, and the words before a number that lets in.
SERVICES = (
    r"zoom\.us/(?:j|w|my)/|meet\.google\.com/|teams\.(?:microsoft|live)\.com/|webex\.com/|jit\.si/|[^\s]*[?&]pwd="
)
NAMES = "暗証番号|パスコード|パスワード|PIN|ミーティングID|会議の番号"
PRIVATE = re.compile(
    rf"https?://[^\s]*(?:{SERVICES})|(?:{NAMES})\s*(?:は|：|:)?\s*「?\s*[0-9０-９][0-9０-９ 　]{{2,}}",
    re.IGNORECASE,
)


def private_links(content: PageContent) -> Iterator[Finding]:
    """A page keeps every revision, and anybody may read it. The ways in have a screen of their own."""
    if not isinstance(content.page, EventPage):
        return
    page = content.page
    texts = [(_("参加方法"), "ways", f"{way.instructions}\n{way.needs}\n{way.exposure}") for way in page.ways.all()]
    texts += [(_("回（日時）"), "sessions", session.note) for session in page.sessions.all()]
    texts += [(where, path, text) for text, where, path in content.texts()]
    for where, path, text in texts:
        if PRIVATE.search(text or ""):
            yield Finding(
                Severity.WARN,
                _("会議に入るためのURLか番号のようなものが、ページに書かれています。"),
                _("ここから消して、「つなぎ先」の画面に書いてください。申し込んだ方だけに見えます。"),
                where,
                path,
            )


def register() -> None:
    """Say so to the gate."""
    register_rule("events.private_links", private_links)
