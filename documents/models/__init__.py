"""Documents (資料): one source text and its formats."""

from documents.models.choices import DocumentKind, FormatKind, FormatState
from documents.models.formats import Format, SourceText
from documents.models.index_page import DocumentIndexPage
from documents.models.pages import DocumentPage

__all__ = [
    "DocumentIndexPage",
    "DocumentKind",
    "DocumentPage",
    "Format",
    "FormatKind",
    "FormatState",
    "SourceText",
]
