"""Pictures of documents."""

from django.apps import AppConfig

from documents.files_of_rows import remove_with_row


class FiguresConfig(AppConfig):
    """An application of its own inside the room: the text names pictures, and only this knows where they lie."""

    name = "documents.figures"
    label = "document_figures"
    verbose_name = "資料の画像"

    def ready(self) -> None:
        """No picture outlives its document."""
        remove_with_row(self.get_model("SourceFigure"))
