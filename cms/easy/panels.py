"""The editor's tab for the easy version."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel


class EasyAidPanel(Panel):
    """Beside the fields: the way to the aid, and what the aid says of the words as they are typed."""

    class BoundPanel(Panel.BoundPanel):
        """The aid of one page."""

        template_name = "cms/easy/panel.html"

        def is_shown(self) -> bool:
            """The aid works on a draft that was kept at least once."""
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Where the aid is."""
            return {
                **super().get_context_data(parent_context),
                "aid_url": reverse("easy:aid", args=[self.instance.pk]),
                "measure_url": reverse("easy:measure", args=[self.instance.pk]),
            }


def easy_panels() -> list[Panel]:
    """The fields, and above them the aid: what is said of a text has to be in sight while it is typed."""
    return [
        EasyAidPanel(heading=_("やさしい日本語の手伝い"), attrs={"class": "easy-aid"}),
        FieldPanel("easy_title"),
        FieldPanel("easy_summary"),
        FieldPanel("easy_body"),
    ]
