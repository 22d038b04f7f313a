"""For whoever wants easy Japanese: links of the site lead to the easy version wherever there is one.

Rewritten in the finished page, because links stand in lists, cards, texts of staff and in the header alike. A page that
was asked for by its address is given as it is: it offers its easy version at the top (base/easy_offer.html).
"""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.models import Site, get_page_models

from cms.easy.version import EASY, EasyVersion
from cms.easy.words import words_of

_LINK = re.compile(r'<a\b[^>]*?\bhref="(?P<path>/[^"#?]*)(?P<rest>[#?][^"]*)?"[^>]*>')


def easy_paths() -> set[str]:
    """The addresses of all published pages that have an easy version, in one query over every sort of page.

    Restricted pages are among them: whoever may follow a link to one may follow it to its easy version.
    """
    roots = [
        root.root_path for root in Site.get_site_root_paths() if root.language_code in {None, settings.LANGUAGE_CODE}
    ]
    models = [model for model in get_page_models() if issubclass(model, EasyVersion) and model.can_be_easy]
    fields = ("url_path", "easy_body")
    sorts = [model.objects.live().exclude(easy_body="[]").order_by().values_list(*fields) for model in models]
    written = [path for path, body in sorts[0].union(*sorts[1:], all=True) if words_of(body.raw_data)]
    return {f"/{path[len(root) :]}" for path in written for root in roots if path.startswith(root)}


def lead_to_easy(html: str, paths: set[str]) -> str:
    """``html`` with its links led on. Links that name a language choose between versions and stay as they are."""

    def led(match: re.Match[str]) -> str:
        if match["path"] not in paths or "hreflang=" in match[0]:
            return match[0]
        start, end = match.start("path") - match.start(), match.end("path") - match.start()
        return f"{match[0][:start]}{match['path']}{EASY}/{match[0][end:]}"

    return _LINK.sub(led, html)


class EasyLinksMiddleware:
    """Inside the page cache, whose key knows the preference: the work is done once for all who want it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Only finished HTML for people."""
        response = self.get_response(request)
        # Whoever came to the easy front door, set or not, goes on easily.
        wanted = request.path == f"/{EASY}/" or getattr(getattr(request, "display", None), "wants_easy", False)
        if wanted and not response.streaming and response.get("Content-Type", "").startswith("text/html"):
            self._lead(response)
        return response

    @staticmethod
    def _lead(response: HttpResponseBase) -> None:
        html = lead_to_easy(response.content.decode(response.charset), easy_paths())  # type: ignore[attr-defined]
        response.content = html.encode(response.charset)  # type: ignore[attr-defined]
        if response.has_header("Content-Length"):
            response.headers["Content-Length"] = str(len(response.content))  # type: ignore[attr-defined]
