"""What the documents room adds to Wagtail's screens."""

from documents import sound_states

__all__ = ["sound_states"]
