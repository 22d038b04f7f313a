"""What a page body is made of."""

from cms.blocks.body import BodyBlock

__all__ = ["BodyBlock"]
