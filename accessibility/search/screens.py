"""The CMS screen on which staff say which words mean the same."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from accessibility.models import SynonymGroup, words_of_a_group
from accessibility.search.words import phrase_of


class SynonymForm(WagtailAdminModelForm):
    """Words are kept one way however they are typed, and each must be one that search can cut."""

    def clean_words(self) -> str:
        """Parted by 「、」; a word that only joins others (「の」) cannot be looked for."""
        words = words_of_a_group(self.cleaned_data["words"])
        for word in words:
            if not phrase_of(word):
                raise ValidationError(
                    _("「%(word)s」だけでは、さがすことばになりません。別のことばにしてください。") % {"word": word}
                )
        return "、".join(words)


class SynonymScreens(SnippetViewSet):
    """List, form and history."""

    model = SynonymGroup
    icon = "search"
    list_display = ["__str__", BooleanColumn("in_use", label=gettext_lazy("検索で使う")), "note", "changed_at"]
    search_fields = ["words", "note"]
    panels = [
        HelpPanel(
            gettext_lazy(
                "住民の方の言い方と、町の書き方がちがうとき、ここで結びつけます。保存すると、すぐに検索に効きます。"
                "はじめから入っている組も、直したり、「検索で使う」の印を外したりできます。"
                "漢字とひらがなのちがい（こども・子供）や、少しの打ちまちがいは、ここに書かなくても見つかります。"
            )
        ),
        FieldPanel("words"),
        FieldPanel("in_use"),
        FieldPanel("note"),
    ]

    def get_form_class(self, for_update: bool = False) -> Any:  # noqa: FBT001, FBT002 -- Wagtail's signature
        """The panels' own form, with our cleaning in it."""
        made = super().get_form_class(for_update)
        return type(made.__name__, (SynonymForm, made), {})


def keep_shipped(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """A shipped group would come back with the next update: switching it off is what stays."""
    if not any(isinstance(row, SynonymGroup) and row.shipped_as for row in instances):
        return None
    messages.error(request, _("はじめから入っている組は消せません。「検索で使う」の印を外すと、使われなくなります。"))
    return redirect(reverse("wagtailsnippets_accessibility_synonymgroup:list"))


def register() -> None:
    """Once, when the room opens."""
    register_snippet(SynonymGroup, viewset=SynonymScreens)
    hooks.register("before_delete_snippet", keep_shipped)
