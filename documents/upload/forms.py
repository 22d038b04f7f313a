"""The form with which staff add a file in the CMS (WAGTAILDOCS_DOCUMENT_FORM_BASE)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm

from documents.upload.content import LARGEST_BYTES
from documents.upload.receiving import receive
from documents.upload.refusals import UploadRefusal, UploadRefusedError

WHAT_IS_TAKEN = _(
    "PDF・Word・Excel・PowerPoint・テキスト・HTML・画像（PNG・JPEG・GIF・WebP・TIFF）。50メガバイトまで。"
    "マクロなど、勝手に動くものは取り除きます。もとのファイルは、職員だけが見られる所に残します。"
)


class SafeDocumentForm(BaseDocumentForm):
    """Refuses unsafe files beside the field, in words. Every way into Wagtail's documents uses this form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.staff = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            # Wagtail's field forgets what Meta says of it.
            self.fields["file"].help_text = WHAT_IS_TAKEN

    def clean_file(self) -> File[bytes]:
        """Judge a newly chosen file by its content, and take what is harmless of it."""
        chosen: File[bytes] = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return chosen
        try:
            chosen.seek(0)
            # Never more than one byte over the limit: what is too large is not even read.
            received = receive(chosen.read(LARGEST_BYTES + 1), chosen.name or "")
        except UploadRefusedError as error:
            raise ValidationError(error.refusal.label, code=error.refusal.value) from error
        # Whoever saves the document hands over how its file came (documents.upload.receivers).
        self.instance.received = received
        self.instance.received_by = self.staff
        return SimpleUploadedFile(received.name, received.content)

    def full_clean(self) -> None:
        """Leave our reason alone: Wagtail adds that the refused, now missing, file has no allowed extension."""
        super().full_clean()
        if reasons := self.errors.get("file"):
            del reasons[1:]
        elif self.errors and "file" in self.fields and "file" in self.changed_data:
            # The browser does not keep a chosen file, and Wagtail's form for many files would go on with the raw one.
            self.add_error("file", ValidationError(UploadRefusal.CHOOSE_AGAIN.label, code=UploadRefusal.CHOOSE_AGAIN))
