"""What templates ask about easy versions."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.models import BasePage

register = template.Library()
# Pages above this depth are Wagtail's root and the front door.
SITE_ROOT_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Switch:
    """Both addresses of a page, and which of them is shown. ``easy`` is empty where nothing was written."""

    original: str = ""
    easy: str = ""
    is_easy: bool = False


@register.simple_tag(takes_context=True)
def easy_switch(context: Context) -> Switch:
    """For the links between the versions."""
    page = context.get("page")
    if not isinstance(page, BasePage):
        return Switch()
    request = context.get("request")
    return Switch(page.get_url(request) or "", page.get_easy_url(request), "easy" in context)


@register.simple_tag(takes_context=True)
def easy_links(context: Context) -> SafeString:
    """For ``head``: this is a page of its own, and there is the original. ja-simple: the registered subtag."""
    page, request = context["page"], context.get("request")
    easy, original = page.get_easy_url(request), page.get_url(request)
    if not (request and easy):
        return SafeString()
    canonical, other = request.build_absolute_uri(easy), request.build_absolute_uri(original)
    return format_html(
        '<link rel="canonical" href="{}"><link rel="alternate" hreflang="ja" href="{}">', canonical, other
    )


@register.simple_tag(takes_context=True)
def easy_breadcrumb(context: Context) -> list[dict[str, str]]:
    """The way here: the front door, the pages above, the page itself, and this version of it."""
    page, request = context["page"], context.get("request")
    above = [step for step in page.get_ancestors() if step.depth > SITE_ROOT_DEPTH] if page.pk else []
    steps = [{"title": step.title, "href": step.get_url(request) or ""} for step in above]
    own = [] if page.depth == SITE_ROOT_DEPTH else [{"title": page.title, "href": page.get_url(request) or ""}]
    return [{"title": _("いま"), "href": "/"}, *steps, *own, {"title": _("やさしい日本語"), "href": ""}]


@register.simple_tag(takes_context=True)
def best_url(context: Context, page: Any) -> str:
    """Where a link to ``page`` leads for this visitor: to the easy version if they want it and there is one."""
    request, display = context.get("request"), context.get("display")
    easy = page.easy_url if getattr(display, "wants_easy", False) else ""
    return easy or page.get_url(request) or ""
