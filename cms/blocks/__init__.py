"""What a page body is made of."""

from cms.blocks.body import BodyBlock
from cms.blocks.easy import EasyBodyBlock

__all__ = ["BodyBlock", "EasyBodyBlock"]
