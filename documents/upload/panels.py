"""What staff see of a document's file: how it came, what was taken out, and the way to the untouched original."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from documents.upload.models import Original


class OriginalPanel(Panel):
    """Where the file of a page came from. Read-only."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("もとのファイルの記録"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """The versions of one document's file."""

        template_name = "uploads/panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Newest first; none before a file was chosen and saved."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | originals_of(self.instance.upload_id, self.request.user)


def originals_of(document_id: int | None, user: Any) -> dict[str, Any]:
    """Everything that the panel shows of one file."""
    originals = Original.objects.filter(document_id=document_id).select_related("received_by") if document_id else []
    return {"originals": originals, "may_fetch": user.has_perm("document_uploads.view_original")}
