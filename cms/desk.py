"""Today's work (今日のしごと): what staff most often come for, as one list on the first screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from laces.components import Component
from wagtail import hooks
from wagtail.models import Page, get_page_models

from cms.models import BasePage

# A room adds links of its own: a function of this hook takes the request and yields ``DeskLink``s.
HOOK = "engawa_desk_links"


@dataclass(frozen=True, slots=True)
class DeskLink:
    """One thing to do: a verb, and a sentence of what it is for."""

    title: str | Promise
    text: str | Promise
    href: str


class TodaysWork(Component):
    """The list, first on the staff's first screen."""

    name = "todays_work"
    order = 10
    template_name = "cms/desk/todays_work.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Only what this person may do."""
        return {"links": list(desk_links(parent_context["request"]))}


def desk_links(request: HttpRequest) -> Iterator[DeskLink]:
    """New pages that live in a list of their own, then what the rooms add."""
    for model in get_page_models():
        if not (issubclass(model, BasePage) and model.begins_on_the_desk):
            continue
        if (parent := _only_list_of(model)) and _may_add(request, parent):
            meta = model._meta  # noqa: SLF001 -- Django documents it as its own
            yield DeskLink(
                _("%(kind)sを作る") % {"kind": meta.verbose_name},
                _("「%(list)s」に新しく載せます。") % {"list": parent.title},
                reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, parent.pk]),
            )
    for links_of_room in hooks.get_hooks(HOOK):
        yield from links_of_room(request)


def _only_list_of(model: type[BasePage]) -> Page | None:
    """The one page below which such pages are made, if the model says so."""
    parents = model.allowed_parent_page_models()
    return parents[0].objects.order_by("path").first() if len(parents) == 1 else None


def _may_add(request: HttpRequest, parent: Page) -> bool:
    return bool(parent.permissions_for_user(request.user).can_add_subpage())
