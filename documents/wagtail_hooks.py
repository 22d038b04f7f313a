"""What the documents room adds to Wagtail's screens."""

from documents import formats_screen, sound_states

__all__ = ["formats_screen", "sound_states"]
