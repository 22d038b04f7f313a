"""Pictures of documents."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_delete


class FiguresConfig(AppConfig):
    """An application of its own inside the room: the text names pictures, and only this knows where they lie."""

    name = "documents.figures"
    label = "document_figures"
    verbose_name = "資料の画像"

    def ready(self) -> None:
        """No picture outlives its document. Models exist only now, hence the import by name."""
        keeping = import_module("documents.figures.keeping")
        post_delete.connect(keeping.remove_file_of, sender=self.get_model("SourceFigure"))
