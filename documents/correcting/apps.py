"""Correcting the text of documents."""

from django.apps import AppConfig


class CorrectingConfig(AppConfig):
    """An application of its own inside the room, so that its tables have a history of their own."""

    name = "documents.correcting"
    label = "document_corrections"
    verbose_name = "資料の文章の直し"
