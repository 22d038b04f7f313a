"""The accessibility room."""

from django.apps import AppConfig


class AccessibilityConfig(AppConfig):
    """Base templates, components, display preferences, furigana, speech, search, audit."""

    name = "accessibility"
    verbose_name = "読みやすさ・聞きやすさ"
