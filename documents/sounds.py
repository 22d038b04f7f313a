"""The formats that are sound, and how their files' names end."""

from accessibility.speech.kinds import MP3, OGG, SAVER
from documents.models.choices import FormatKind

SOUNDS = {FormatKind.AUDIO_MP3: MP3, FormatKind.AUDIO_OGG: OGG, FormatKind.AUDIO_SAVER: SAVER}
