"""What the publishing gate asks of documents."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.gate.content import PageContent
from cms.gate.findings import Finding, Severity
from cms.gate.registry import register as register_rule
from documents.models import DocumentPage

END_OF_A_SENTENCE = re.compile(r"[。！？!?]|\.(?=\s|$)")
MOST_SENTENCES = 2


def two_sentences(content: PageContent) -> Iterator[Finding]:
    """What it is, and what one knows after reading it: that is heard for every document of a list."""
    if not isinstance(content.page, DocumentPage):
        return
    count = sum(1 for sentence in END_OF_A_SENTENCE.split(content.summary) if sentence.strip())
    if count > MOST_SENTENCES:
        yield Finding(
            Severity.WARN,
            _("「ひとことで」が%(count)dつの文です。") % {"count": count},
            _("2つまでの文にしてください。一つめは何の資料か、二つめは読むと何が分かるかです。"),
            _("ひとことで"),
            "summary",
        )


def register() -> None:
    """Say so to the gate."""
    register_rule("documents.two_sentences", two_sentences)
