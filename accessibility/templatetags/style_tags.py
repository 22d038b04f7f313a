"""Template tags that inline a page's style sheet (builtin in every template)."""

from typing import Any

from django import template
from django.conf import settings
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString

from accessibility.preferences import DEFAULT, DisplayPreferences
from accessibility.styles import allow_in_policy, mode_sheet_for, modes, sheet_for

register = template.Library()


@register.simple_tag(takes_context=True)
def page_style(context: Context | dict[str, Any], bundle: str = "page") -> SafeString:
    """``{% page_style "event" %}``: the bundle as one style element, allowed in this response's policy."""
    sheet = sheet_for(bundle)
    # Letters and spoken pages are rendered without a request; nobody enforces a policy there.
    if request := context.get("request"):
        allow_in_policy(request, sheet)
    return sheet.html


@register.simple_tag(takes_context=True)
def mode_styles(context: Context | dict[str, Any], which: str = "") -> SafeString:
    """The style of what this visitor chose; ``{% mode_styles "all" %}`` where samples of every choice stand."""
    display: DisplayPreferences = context.get("display") or DEFAULT
    names = modes(settings.BASE_DIR / "static" / "css") if which == "all" else display.modes
    if not names:
        return SafeString("")
    sheet = mode_sheet_for(*names)
    if request := context.get("request"):
        allow_in_policy(request, sheet)
    return sheet.html


class PageStyleNode(template.Node):
    """Inlines the bundle that its content names."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """The style element."""
        return page_style(context, self.nodelist.render(context).strip())


@register.tag("inlined_style")
def inlined_style(parser: Parser, _token: Token) -> PageStyleNode:
    """``{% inlined_style %}{% block page_style %}page{% endblock %}{% endinlined_style %}``: children name a bundle."""
    nodelist = parser.parse(("endinlined_style",))
    parser.delete_first_token()
    return PageStyleNode(nodelist)
