"""The accessibility room."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class AccessibilityConfig(AppConfig):
    """Base templates, components, display preferences, furigana, speech, search, audit."""

    name = "accessibility"
    verbose_name = "読みやすさ・聞きやすさ"

    def ready(self) -> None:
        """Notice changed readings. Models exist only now, so the module is named rather than imported above."""
        import_string("accessibility.readings.table.watch")()
