"""What the first visitor after a start would wait for, done before anybody comes."""

from django.conf import settings
from django.db import connections
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import resolve
from django.utils import translation
from wagtail.models import get_page_models

from accessibility.styles import bundles, sheet_for


def warm() -> None:
    """Addresses, words, style sheets and the templates of every page type. No query: the database may not be up yet."""
    with translation.override(settings.LANGUAGE_CODE):
        resolve("/")
        for bundle in bundles(settings.BASE_DIR / "static" / "css"):
            sheet_for(bundle)
        for model in get_page_models():
            try:
                get_template(model.template)
            except TemplateDoesNotExist:
                continue  # Wagtail's root page has none
    # A connection must not be shared with the workers that fork from here.
    connections.close_all()
