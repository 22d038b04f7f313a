"""The forms of documents."""

from importlib import import_module

from django.apps import AppConfig


class WebFormsConfig(AppConfig):
    """An application of its own inside the room, because its pages build on those of the room."""

    name = "documents.webforms"
    label = "webforms"
    verbose_name = "ウェブの用紙"

    def ready(self) -> None:
        """Say which personal data is kept and what the gate asks. Models exist only now, hence the import by name."""
        import_module("documents.webforms.personal_data").register()
        import_module("documents.webforms.gate_rules").register()
        import_module("documents.webforms.receivers").connect()
        import_module("documents.webforms.way").offer()
        import_module("documents.webforms.kept").bring()
