"""The documents room."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Documents, extraction and formats."""

    name = "documents"
    verbose_name = "資料"
