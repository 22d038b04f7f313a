"""``{% furigana %}…{% endfurigana %}``: rubies for whoever asked for them (builtin in every template).

Some readings hold on one page alone: that of the context's ``page``, or another named in ``{% furigana heard %}``.
"""

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from accessibility.furigana import annotate
from accessibility.languages import is_default

register = template.Library()
INSIDE = "furigana_inside"
# How cookies of the first release say it.
SPELLED = {"on": "all"}


class FuriganaNode(template.Node):
    """Renders what it holds; adds rubies when the visitor wants them."""

    def __init__(self, nodelist: NodeList, page: FilterExpression) -> None:
        self.nodelist = nodelist
        self.page = page

    def render(self, context: Context) -> SafeString:
        """An inner block leaves the work to the outer one, so that no text is read twice."""
        level = getattr(context.get("display"), "furigana", "off")
        # On a page in another language a reading would be one more thing that cannot be read.
        if INSIDE in context or level == "off" or not is_default():
            return self.nodelist.render(context)
        with context.push(**{INSIDE: True}):
            html = self.nodelist.render(context)
        page_id = getattr(self.page.resolve(context, ignore_failures=True), "pk", None)
        return mark_safe(annotate(html, SPELLED.get(level, level), page_id))  # noqa: S308 -- escaped when it was rendered


@register.tag
def furigana(parser: Parser, token: Token) -> FuriganaNode:
    """Put rubies on everything up to ``{% endfurigana %}`` that ``display.furigana`` asks for."""
    _name, *named = token.split_contents()
    if len(named) > 1:
        raise template.TemplateSyntaxError("furigana takes one page, or none")
    nodelist = parser.parse(("endfurigana",))
    parser.delete_first_token()
    return FuriganaNode(nodelist, parser.compile_filter(named[0] if named else "page"))
