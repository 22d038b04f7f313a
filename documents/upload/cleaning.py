"""Takes out of a PDF whatever could act: scripts, programs to start, forms that send, files inside files.

The file is given to residents as it was uploaded, so it has to be harmless in any reader. Text, tags, language and
ordinary links stay; a file without anything active is left byte for byte as it was.
"""

import io
from typing import Any

import pikepdf

from documents.upload.refusals import UploadRefusal, UploadRefusedError
from documents.upload.removals import Removal

ACTIVE_KEYS = {
    "/AA": Removal.SCRIPTS,
    "/JS": Removal.SCRIPTS,
    "/JavaScript": Removal.SCRIPTS,
    "/XFA": Removal.SCRIPTS,
    "/EmbeddedFiles": Removal.ATTACHMENTS,
    "/AF": Removal.ATTACHMENTS,
}
ACTIVE_ACTIONS = {
    "/JavaScript": Removal.SCRIPTS,
    "/SetOCGState": Removal.SCRIPTS,
    "/Launch": Removal.LAUNCHES,
    "/GoToR": Removal.LAUNCHES,
    "/GoToE": Removal.ATTACHMENTS,
    "/SubmitForm": Removal.SENDS,
    "/ImportData": Removal.SENDS,
    "/Rendition": Removal.MEDIA,
    "/Movie": Removal.MEDIA,
    "/Sound": Removal.MEDIA,
    "/RichMediaExecute": Removal.MEDIA,
}
ACTIVE_ANNOTATIONS = {
    "/RichMedia": Removal.MEDIA,
    "/Movie": Removal.MEDIA,
    "/Sound": Removal.MEDIA,
    "/Screen": Removal.MEDIA,
    "/3D": Removal.MEDIA,
    "/FileAttachment": Removal.ATTACHMENTS,
}
HARMLESS_ADDRESSES = ("http://", "https://", "mailto:", "tel:")
NO_MEMORY = "bad_alloc"
# No honest file nests its direct objects deeper; a hostile one would exhaust the stack.
DEEPEST = 60


def harmless(content: bytes) -> tuple[bytes, set[str]]:
    """The same PDF, unable to do anything by itself, and what was taken out (``Removal``)."""
    removed: set[str] = set()
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            for value in pdf.objects:
                _scrub(value, 0, removed)
            if any(NO_MEMORY in str(warning) for warning in pdf.get_warnings()):
                # qpdf goes on without what did not fit; whoever opens the file with more memory would not.
                raise UploadRefusedError(UploadRefusal.TOO_DEMANDING)
            if pdf.is_encrypted:
                # It opens without a password, but forbids copying: some screen readers are then given nothing.
                removed.add(Removal.LOCK)
            if not removed:
                return content, removed
            output = io.BytesIO()
            pdf.save(output, encryption=False)
            return output.getvalue(), removed
    except pikepdf.PdfError as error:
        raise UploadRefusedError(UploadRefusal.DAMAGED) from error


def _scrub(value: Any, depth: int, removed: set[str]) -> None:
    """Note what was taken out of a value and the direct values in it. Indirect ones come in their own turn."""
    if depth > DEEPEST:
        raise UploadRefusedError(UploadRefusal.STRAY_PARTS)
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        _scrub_dictionary(value, depth, removed)
    elif isinstance(value, pikepdf.Array):
        _scrub_array(value, depth, removed)


def _scrub_dictionary(value: Any, depth: int, removed: set[str]) -> None:
    for key in list(value.keys()):
        child = value[key]
        if found := ACTIVE_KEYS.get(key) or _activity(child):
            del value[key]
            removed.add(found)
        elif not getattr(child, "is_indirect", False):
            _scrub(child, depth + 1, removed)


def _scrub_array(value: Any, depth: int, removed: set[str]) -> None:
    for index in reversed(range(len(value))):
        child = value[index]
        if found := _activity(child):
            del value[index]
            removed.add(found)
        elif not getattr(child, "is_indirect", False):
            _scrub(child, depth + 1, removed)


def _activity(value: Any) -> Removal | None:
    """An action beyond going to a page or a harmless address; an annotation that plays or carries files."""
    if not isinstance(value, pikepdf.Dictionary):
        return None
    action = str(value.get("/S", ""))
    if action == "/URI":
        is_harmless = str(value.get("/URI", "")).strip().lower().startswith(HARMLESS_ADDRESSES)
        return None if is_harmless else Removal.LINKS
    return ACTIVE_ACTIONS.get(action) or ACTIVE_ANNOTATIONS.get(str(value.get("/Subtype", "")))
