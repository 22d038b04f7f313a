"""Where staff write the details in the editor: folded away, since most events need few of them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from events.details.catalogue import CHILDCARE_ITEMS, FACILITIES, NAMES, VENUE, Detail


def _panel(details: tuple[Detail, ...], heading: str | Promise) -> MultiFieldPanel:
    return MultiFieldPanel([FieldPanel(detail.field) for detail in details], heading=heading, classname="collapsed")


def detail_panels() -> list[MultiFieldPanel]:
    """Four groups, in the order of the national model."""
    return [
        _panel(VENUE, _("会場への行き方・駐車場")),
        _panel(FACILITIES, _("会場の設備")),
        _panel(CHILDCARE_ITEMS, _("託児のくわしいこと")),
        _panel(NAMES, _("オープンデータのための情報")),
    ]
