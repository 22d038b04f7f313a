"""What happens by itself."""

from documents.files_of_rows import remove_with_row
from documents.webforms.models import Attachment


def connect() -> None:
    """Once, when the room opens: no file outlives its answer."""
    remove_with_row(Attachment)
