"""Where originals lie."""

from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """A folder whose files have no address. Django's own falls back to MEDIA_URL."""

    def url(self, name: str | None) -> str:
        """None, whoever asks."""
        raise ValueError(f"{name} is not accessible via a URL.")
