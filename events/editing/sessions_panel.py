"""Where staff edit the sessions of an event. A translated event has none of its own; it says where they are."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.panels import HelpPanel, InlinePanel, get_form_for_model

from accessibility import languages
from events.editing.session_form import SessionForm


def is_translation(event: Model) -> bool:
    """Whether this event shows the sessions of another page."""
    locale: Any = getattr(event, "locale", None)
    return locale is not None and locale.language_code != languages.default_language()


class SessionsPanel(InlinePanel):
    """The sessions, or the way to them."""

    def get_form_options(self) -> dict[str, Any]:
        """Rows with a form of their own, required only when published where Wagtail can wait."""
        options: dict[str, Any] = super().get_form_options()
        formset = options["formsets"][self.relation_name]
        child: dict[str, Any] = self.child_edit_handler.get_form_options()
        waits = {name: child[name] for name in ("defer_required_on_fields",) if child.get(name)}
        formset["form"] = get_form_for_model(self.db_field.related_model, form_class=SessionForm, **waits)
        return options

    def get_bound_panel(
        self,
        instance: Any = None,
        request: HttpRequest | None = None,
        form: Any = None,
        prefix: str = "panel",
    ) -> Any:
        """Without rows to edit (EventPageForm takes them out) a word stands in their place."""
        bound = {"instance": instance, "request": request, "form": form, "prefix": prefix}
        if form is None or self.relation_name in form.formsets:
            return super().get_bound_panel(**bound)
        word = HelpPanel(content=_where_they_are(instance), heading=self.heading)
        return word.bind_to_model(self.model).get_bound_panel(**bound)


def _where_they_are(event: Any) -> str:
    words = _("日時、定員、受付は、もとの日本語のページのものです。ここでは言葉だけを訳します。")
    original = event.family.get(languages.default_language())
    if original is None:
        return format_html("<p>{}</p>", words)
    address = reverse("wagtailadmin_pages:edit", args=[original.pk])
    return format_html('<p>{} <a href="{}">{}</a></p>', words, address, _("もとのページを編集する"))
