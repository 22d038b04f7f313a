"""From any document to one structured source text: h2, h3, p, ul, ol, li, tables and links, nothing else.

``documents.extraction.source`` is the way in; it is not imported here, so that page workers do not carry it.
"""

from documents.extraction.engine import NoTextError, TextRefusal

__all__ = ["NoTextError", "TextRefusal"]
