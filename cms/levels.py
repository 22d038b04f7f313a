"""How deep the site goes: the front door, a place, a page. Nobody has to keep a map in mind."""

from typing import TYPE_CHECKING, Final

from django.http import HttpRequest
from django.utils.translation import gettext as _

from accessibility.languages import here_in_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from wagtail.models import Page

# Wagtail counts its own root as the first.
FRONT_DOOR: Final = 2
MOST_LEVELS: Final = 3
DEEPEST: Final = FRONT_DOOR + MOST_LEVELS - 1


def may_hold_pages(page: "Page") -> bool:
    """Whether a page below this one is still within three levels."""
    return bool(page.depth < DEEPEST)


def way_to(page: "Page", above: "Callable[[Page], list[Page]]", request: HttpRequest | None) -> list[dict[str, str]]:
    """The steps from the front door to a page on the third level; none for pages that the five places lead to."""
    if not page.pk or page.depth <= FRONT_DOOR + 1:
        return []
    steps = [{"title": step.title, "href": step.get_url(request) or ""} for step in above(page)[FRONT_DOOR:]]
    return [{"title": _("いま"), "href": here_in_language("/")}, *steps, {"title": page.title, "href": ""}]
