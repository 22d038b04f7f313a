"""A plain note on the staff's first screen when files come in with less protection, or not at all."""

from typing import Any

from django.core.cache import cache
from laces.components import Component
from wagtail.documents.models import Document
from wagtail.permissions import policy_registry

from documents.upload import clamd, office

KEPT_SECONDS = 60
CACHE_KEY = "document_uploads.problems"


class UploadNotes(Component):
    """What is missing, for whoever may add files; nothing at all when nothing is."""

    name = "upload_notes"
    order = 20
    template_name = "uploads/notes.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The scanner is asked once a minute, not by everybody who comes by."""
        user = parent_context["request"].user
        if not policy_registry.get_by_type(Document).user_has_permission(user, "add"):
            return {"problems": []}
        return {"problems": cache.get_or_set(CACHE_KEY, problems, KEPT_SECONDS)}


def problems() -> list[str]:
    """In words."""
    return [problem for problem in (clamd.problem(), office.problem()) if problem]
