"""The accessibility room."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string


class AccessibilityConfig(AppConfig):
    """Base templates, components, display preferences, furigana, speech, search, audit."""

    name = "accessibility"
    verbose_name = "読みやすさ・聞きやすさ"

    def ready(self) -> None:
        """Notice changed readings and published pages, and check the voice.

        Models exist only now, so the modules are named rather than imported above.
        """
        import_module("accessibility.numbers_in_addresses").register()
        import_string("accessibility.readings.table.watch")()
        import_string("accessibility.publishing.watch")()
        import_string("accessibility.speech.people.work.watch")()
        import_module("accessibility.checks")
        import_module("accessibility.readings.screens").register()
        import_module("accessibility.search.screens").register()
        bring = import_string("accessibility.search.synonyms.after_migration")
        post_migrate.connect(bring, sender=self, dispatch_uid="accessibility.search.synonyms")
