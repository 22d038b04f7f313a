"""The form with which staff add a file in the CMS (WAGTAILDOCS_DOCUMENT_FORM_BASE)."""

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm

from documents.upload.cleaning import without_actions
from documents.upload.content import LARGEST_BYTES, FileType, accept
from documents.upload.refusals import UploadRefusedError


class SafeDocumentForm(BaseDocumentForm):
    """Refuses unsafe files beside the field, in words. Every way into Wagtail's documents uses this form."""

    def clean_file(self) -> File[bytes]:
        """Judge a newly chosen file by its content."""
        chosen: File[bytes] = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return chosen
        try:
            chosen.seek(0)
            # Never more than one byte over the limit: what is too large is not even read.
            content = chosen.read(LARGEST_BYTES + 1)
            harmless = content
            if accept(content, name=chosen.name or "") is FileType.PDF:
                harmless = without_actions(content)
        except UploadRefusedError as error:
            raise ValidationError(error.refusal.label, code=error.refusal.value) from error
        if harmless is not content:
            return SimpleUploadedFile(chosen.name or "", harmless, content_type="application/pdf")
        chosen.seek(0)
        return chosen

    def full_clean(self) -> None:
        """Leave our reason alone: Wagtail adds that the refused, now missing, file has no allowed extension."""
        super().full_clean()
        if reasons := self.errors.get("file"):
            del reasons[1:]

    class Meta(BaseDocumentForm.Meta):
        help_texts = {
            "file": _("PDF・Word（docx）・Excel（xlsx）・PowerPoint（pptx）。50メガバイトまで。"),
        }
