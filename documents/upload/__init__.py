"""What may come in: files are judged by their content, before anything opens them."""

from documents.upload.content import FileType, accept, type_of
from documents.upload.refusals import UploadRefusal, UploadRefusedError

__all__ = ["FileType", "UploadRefusal", "UploadRefusedError", "accept", "type_of"]
