"""The formats a document is made into: one file per format, one Protocol for all."""

from documents.formats.maker import FormatFailedError, FormatRefusal, Made, Maker, Manuscript

__all__ = ["FormatFailedError", "FormatRefusal", "Made", "Maker", "Manuscript"]
