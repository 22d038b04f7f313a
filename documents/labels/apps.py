"""Subjects and audiences of documents."""

from django.apps import AppConfig


class LabelsConfig(AppConfig):
    """An application of its own, because the pages of documents build on its words."""

    name = "documents.labels"
    label = "document_labels"
    verbose_name = "資料のテーマと対象"
