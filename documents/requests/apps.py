"""Requests for another form."""

from importlib import import_module

from django.apps import AppConfig


class DocumentRequestsConfig(AppConfig):
    """An application of its own inside the room: it has tables of its own, and the room does not need it."""

    name = "documents.requests"
    label = "document_requests"
    verbose_name = "ほかの形の申し出"

    def ready(self) -> None:
        """Follow publishing, say which personal data is kept, and stand on the page of every document."""
        # Models exist only now, hence the imports by name.
        import_module("documents.requests.receivers").connect()
        import_module("documents.requests.personal_data").register()
        import_module("documents.requests.way_in").bring()
        import_module("documents.requests.kept").bring()
