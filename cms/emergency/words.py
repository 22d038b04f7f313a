"""The notice in the words of the page that shows it."""

from typing import Any

from accessibility.languages import default_language, is_default
from cms.emergency.models import EmergencyNotice


def notice_now() -> dict[str, Any] | None:
    """What the component ``emergency_banner`` shows now. English pages say it in Japanese rather than not at all."""
    # No ``load()``: it would write a row on the first visit.
    notice = EmergencyNotice.objects.select_related("page").filter(is_shown=True).first()
    if notice is None:
        return None
    translated = not is_default() and bool(notice.title_en)
    return {
        "title": notice.title_en if translated else notice.title,
        "text": notice.text_en if translated else notice.text,
        "lang": default_language() if not is_default() and not translated else "",
        "since": notice.since,
        "href": notice.page.get_url() or "" if notice.page and notice.page.live else "",
    }
