"""Three levels are enough to find one's way without a map: front door, place, page."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.gate.content import PageContent
from cms.gate.findings import Finding, Severity
from cms.levels import DEEPEST, MOST_LEVELS


def too_deep(content: PageContent) -> Iterator[Finding]:
    """A page that was moved or imported further down."""
    if content.page.depth and content.page.depth > DEEPEST:
        yield Finding(
            Severity.BLOCK,
            _("このページは、トップページから数えて%(levels)d段目にあります。")
            % {"levels": content.page.depth - DEEPEST + MOST_LEVELS},
            _(
                "%(most)d段目までにすると、地図がなくても迷いません。「移動」で、ひとつ上のページの下に動かしてください。"
            )
            % {"most": MOST_LEVELS},
        )
