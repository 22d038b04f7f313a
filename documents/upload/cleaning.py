"""Takes out of a PDF whatever could act: scripts, programs to start, forms that send, files inside files.

The file is given to residents as it was uploaded, so it has to be harmless in any reader. Text, tags, language and
ordinary links stay; a file without anything active is left byte for byte as it was.
"""

import io
from typing import Any

import pikepdf

from documents.upload.refusals import UploadRefusal, UploadRefusedError

ACTIVE_KEYS = {"/AA", "/JS", "/JavaScript", "/XFA", "/EmbeddedFiles", "/AF"}
ACTIVE_ACTIONS = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/Rendition", "/Movie", "/Sound",
    "/RichMediaExecute", "/SetOCGState",
}  # fmt: skip
ACTIVE_ANNOTATIONS = {"/RichMedia", "/Movie", "/Sound", "/FileAttachment", "/Screen"}
HARMLESS_ADDRESSES = ("http://", "https://", "mailto:", "tel:")
# No honest file nests its direct objects deeper; a hostile one would exhaust the stack.
DEEPEST = 60


def without_actions(content: bytes) -> bytes:
    """The same PDF, unable to do anything by itself."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if not sum(_scrub(value, 0) for value in pdf.objects):
                return content
            output = io.BytesIO()
            pdf.save(output)
            return output.getvalue()
    except pikepdf.PdfError as error:
        raise UploadRefusedError(UploadRefusal.DAMAGED) from error


def _scrub(value: Any, depth: int) -> int:
    """How much was taken out of a value and the direct values in it. Indirect ones come in their own turn."""
    if depth > DEEPEST:
        raise UploadRefusedError(UploadRefusal.STRAY_PARTS)
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return _scrub_dictionary(value, depth)
    if isinstance(value, pikepdf.Array):
        return _scrub_array(value, depth)
    return 0


def _scrub_dictionary(value: Any, depth: int) -> int:
    removed = 0
    for key in list(value.keys()):
        child = value[key]
        if key in ACTIVE_KEYS or _is_active(child):
            del value[key]
            removed += 1
        elif not getattr(child, "is_indirect", False):
            removed += _scrub(child, depth + 1)
    return removed


def _scrub_array(value: Any, depth: int) -> int:
    removed = 0
    for index in reversed(range(len(value))):
        child = value[index]
        if _is_active(child):
            del value[index]
            removed += 1
        elif not getattr(child, "is_indirect", False):
            removed += _scrub(child, depth + 1)
    return removed


def _is_active(value: Any) -> bool:
    """An action beyond going to a page or a harmless address; an annotation that plays or carries files."""
    if not isinstance(value, pikepdf.Dictionary):
        return False
    action = str(value.get("/S", ""))
    if action == "/URI":
        return not str(value.get("/URI", "")).strip().lower().startswith(HARMLESS_ADDRESSES)
    return action in ACTIVE_ACTIONS or str(value.get("/Subtype", "")) in ACTIVE_ANNOTATIONS
