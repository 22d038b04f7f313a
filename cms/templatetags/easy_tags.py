"""What templates ask about easy versions."""

from dataclasses import dataclass

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.models import BasePage
from cms.versions import above as pages_above

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
    """For ``head``: this is a page of its own, not a copy of the other."""
    page, request = context["page"], context.get("request")
    easy = page.get_easy_url(request)
    if not (request and easy):
        return SafeString()
    return format_html('<link rel="canonical" href="{}">', request.build_absolute_uri(easy))


@register.simple_tag(takes_context=True)
def easy_breadcrumb(context: Context) -> list[dict[str, str]]:
    """The way here: the front door, the pages above, this page."""
    page, request = context["page"], context.get("request")
    above = [step for step in pages_above(page) if step.depth > SITE_ROOT_DEPTH]
    steps = [{"title": step.title, "href": step.get_url(request) or ""} for step in above]
    return [{"title": _("いま"), "href": "/"}, *steps, {"title": page.easy.title, "href": ""}]
