"""A PDF that opens without a password and has a sensible number of pages."""

import pypdfium2
from pypdfium2 import raw

from documents.upload.refusals import UploadRefusal, UploadRefusedError

MOST_PAGES = 500
PASSWORD_ERRORS = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)


def check_pdf(content: bytes) -> None:
    """Open it and count its pages; raises ``UploadRefusedError`` with the reason when that fails."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        asks_for_password = getattr(error, "err_code", None) in PASSWORD_ERRORS
        raise UploadRefusedError(UploadRefusal.ENCRYPTED if asks_for_password else UploadRefusal.DAMAGED) from error
    with document:
        pages = len(document)
    if pages == 0:
        raise UploadRefusedError(UploadRefusal.DAMAGED)
    if pages > MOST_PAGES:
        raise UploadRefusedError(UploadRefusal.TOO_MANY_PAGES)
