"""Tags for staff's screens about files."""

from typing import Any

from django import template

from documents.upload.panels import originals_of

register = template.Library()


@register.inclusion_tag("uploads/panel.html", takes_context=True)
def originals(context: template.Context, document_id: int) -> dict[str, Any]:
    """How a file of Wagtail's came here."""
    return originals_of(document_id, context["request"].user)
