"""The player's bar as static/js/listening/ fetches it when somebody presses 「聞く」: its controls and its style.

No page carries either: most visits never need them, and the first view is counted in bytes.
"""

from functools import cache
from pathlib import Path

import rcssmin
from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

SHEET = Path("css") / "components" / "player.css"


@require_safe
@cache_control(public=True, max_age=600)
def player(_request: HttpRequest) -> JsonResponse:
    """The bar in the language of the address. It knows neither visitor nor page."""
    html = render_to_string("components/player/player.html", {"title": "", "href": "", "time": ""})
    sheet = settings.BASE_DIR / "static" / SHEET
    css = style(sheet, sheet.stat().st_mtime_ns if settings.ENGAWA_RELOAD_STYLES else 0)
    return JsonResponse({"html": html.strip(), "css": css})


@cache
def style(sheet: Path, _changed: int) -> str:
    """The sheet without blanks and comments."""
    return str(rcssmin.cssmin(sheet.read_text(encoding="utf-8")))
