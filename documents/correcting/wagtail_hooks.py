"""Where staff find the way to correct the text of a document."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks


@hooks.register("register_admin_urls")
def correcting_addresses() -> list[URLPattern | URLResolver]:
    """Behind the password and the second factor."""
    return [path("documents/", include("documents.correcting.urls"))]
