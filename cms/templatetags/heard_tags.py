"""``{% heard_block block %}``: a block of a page's body, marked for the voice where only the voice looks."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from cms.sound.otherwise import Way, choice_for, chosen, marked

register = template.Library()


@register.simple_tag(takes_context=True)
def heard_block(context: Context, block: Any) -> SafeString:
    """As ``include_block``. What the voice does with it is no visitor's concern: the public HTML stays as it is."""
    html = SafeString(block.render_as_block(context.flatten()))
    kept = getattr(context.get("page"), "heard_otherwise", None)
    if not kept or not getattr(context.get("request"), "is_dummy", False):
        return html
    return SafeString(marked(html, choice_for(kept, block.id)))


@register.simple_tag
def heard_otherwise(page: Any) -> dict[str, int]:
    """How many blocks of the newest draft the voice skips, and how many it says in other words."""
    ways = [choice.way for _block, choice in chosen(page.get_latest_revision_as_object())]
    return {"skipped": ways.count(Way.SKIP), "in_other_words": ways.count(Way.WORDS)}
