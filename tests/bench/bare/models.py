"""The least that Wagtail can serve: what it costs before we add anything."""

from wagtail.models import Page


class BarePage(Page):
    """A page whose template is nothing but text."""

    template = "bare/page.html"
