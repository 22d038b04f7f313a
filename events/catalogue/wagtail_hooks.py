"""The catalogue's screens for staff, as snippets."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from events.catalogue.models import SupportItem


class CatalogueScreens(SnippetViewSet):
    """List, form and history. Nothing is taken out: who asked for it still has to read what it was."""

    model = SupportItem
    icon = "help"
    list_display = [
        "name",
        "number",
        "lead_days",
        "confirm_days",
        "instead",
        "owner",
        BooleanColumn("is_offered", label=gettext_lazy("えらべる")),
    ]
    search_fields = ["name", "name_en", "easy", "about"]
    panels = [
        HelpPanel(
            gettext_lazy(
                "催しで用意できる配慮の一覧です。ここに加えると、催しの「配慮」でえらべるようになります。"
                "使わなくなったものは消さずに、「えらべるようにする」の印を外します。"
            )
        ),
        MultiFieldPanel(
            [
                *(FieldPanel(name) for name in ("name", "in_sentence", "easy", "name_en", "about")),
                FieldPanel("number", read_only=True),
            ],
            heading=gettext_lazy("言葉"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("question", "question_en", "lead_days", "is_offered", "sort_order")],
            heading=gettext_lazy("申し出"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("needs_arranging", "arranged_by", "owner")], heading=gettext_lazy("手配")
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("confirm_days", "instead", "instead_words")],
            heading=gettext_lazy("決まらないとき"),
        ),
    ]


register_snippet(SupportItem, viewset=CatalogueScreens)


@hooks.register("register_permissions")
def catalogue_permissions() -> QuerySet[Permission]:
    """Who may change the catalogue is decided in the group's screen."""
    names = [f"{verb}_supportitem" for verb in ("view", "add", "change")]
    return Permission.objects.filter(content_type__app_label="event_catalogue", codename__in=names)


@hooks.register("before_delete_snippet")
def keep_what_was_asked_for(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """Requests hold the key: without the entry nobody could read what was asked for."""
    if not any(isinstance(row, SupportItem) for row in instances):
        return None
    messages.error(request, _("配慮の種類は消せません。「えらべるようにする」の印を外すと、催しでえらべなくなります。"))
    return redirect("wagtailsnippets_event_catalogue_supportitem:list")
