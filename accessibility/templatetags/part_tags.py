"""``{% part "disclosure" summary=title %}…{% endpart %}``: a component around content (builtin in every template).

``{% include "components/button/button.html" with … only %}`` is enough for a component that takes words alone.
"""

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.utils.safestring import SafeString

register = template.Library()


class PartNode(template.Node):
    """Renders its content, and hands it to the component as ``html``, with nothing but what the tag names."""

    def __init__(self, name: FilterExpression, values: dict[str, FilterExpression], nodelist: NodeList) -> None:
        self.name = name
        self.values = values
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """The component; "facts/row" is the piece ``row`` of the component ``facts``."""
        folder, _slash, piece = str(self.name.resolve(context)).partition("/")
        values = {name: value.resolve(context) for name, value in self.values.items()}
        values["html"] = self.nodelist.render(context)
        found = context.template.engine.get_template(f"components/{folder}/{piece or folder}.html")  # type: ignore[union-attr]
        return found.render(context.new(values))


@register.tag
def part(parser: Parser, token: Token) -> PartNode:
    """Put everything up to ``{% endpart %}`` into a component."""
    bits = token.split_contents()
    if len(bits) < 2:
        raise template.TemplateSyntaxError("part needs the name of a component")
    rest = bits[2:]
    values = token_kwargs(rest, parser)
    if rest:
        raise template.TemplateSyntaxError(f"part takes name=value after the component's name, not {rest[0]!r}")
    nodelist = parser.parse(("endpart",))
    parser.delete_first_token()
    return PartNode(parser.compile_filter(bits[1]), values, nodelist)
