"""From any document to one structured source text: h2, h3, p, ul, ol, li, tables and links, nothing else."""

from documents.extraction.engine import NoTextError, TextRefusal
from documents.extraction.source import text_of_body, text_of_file

__all__ = ["NoTextError", "TextRefusal", "text_of_body", "text_of_file"]
