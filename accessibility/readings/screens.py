"""The CMS screen of the reading table: all of the town's readings, and on which page each holds."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, PageChooserPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from accessibility.models import ReadingEntry


class ReadingScreens(SnippetViewSet):
    """List, form and history."""

    model = ReadingEntry
    icon = "openquote"
    list_display = ["surface", "reading", Column("where", label=_("どこで")), "note"]
    search_fields = ["surface", "reading", "note"]
    panels = [
        HelpPanel(
            _(
                "町の名前や人の名前の読みです。ふりがなと声の両方に、すぐに効きます。"
                "その言葉のある文だけが、新しい読みで作り直されます。"
            )
        ),
        FieldPanel("surface"),
        FieldPanel("reading"),
        PageChooserPanel("page"),
        FieldPanel("note"),
    ]

    def get_queryset(self, request: Any) -> Any:  # noqa: ARG002 -- Wagtail's signature
        """With the titles of their pages, in one question."""
        return ReadingEntry.objects.select_related("page")


def register() -> None:
    """Once, when the room opens."""
    register_snippet(ReadingEntry, viewset=ReadingScreens)
