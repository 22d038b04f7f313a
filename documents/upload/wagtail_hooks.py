"""Where staff meet what is known of uploaded files."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

from documents.upload.notes import UploadNotes


@hooks.register("register_admin_urls")
def original_addresses() -> list[URLPattern | URLResolver]:
    """Behind the password and the second factor."""
    return [path("originals/", include("documents.upload.urls"))]


@hooks.register("construct_homepage_panels")
def upload_notes(_request: HttpRequest, panels: list[Any]) -> None:
    """Beneath today's work."""
    panels.append(UploadNotes())


@hooks.register("register_permissions")
def original_permissions() -> "QuerySet[Permission]":
    """So that an administrator can give it to a group."""
    return Permission.objects.filter(content_type__app_label="document_uploads", codename="view_original")
