"""What staff see of a document beside its fields."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel


class FormatsPanel(Panel):
    """How far text and formats have come. Read-only: they are made by themselves after publishing."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("文章と形式のようす"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """The states of one document."""

        template_name = "documents/panels/formats.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Source text and formats; neither exists before the first publishing."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            is_saved = self.instance.pk is not None
            context["source"] = self.instance.source if is_saved else None
            formats = list(self.instance.formats.order_by("pk")) if is_saved else []
            context["formats"], context["instance"] = formats, self.instance
            context["done"] = sum(row.state == "fresh" for row in formats)
            context["troubled"] = [row for row in formats if row.state == "failed"]
            return context
