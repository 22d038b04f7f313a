"""Where a page stands."""

from django import template
from django.template import Context

from cms import levels
from cms.versions import above

register = template.Library()


@register.simple_tag(takes_context=True)
def way_here(context: Context) -> list[dict[str, str]]:
    """The steps to this page for components/breadcrumb; empty where the header says enough."""
    page = context.get("page")
    return levels.way_to(page, above, context.get("request")) if page else []
