"""Books are made of sound: of a voice that hums so briefly that a book is made at once."""

import pytest


@pytest.fixture(autouse=True)
def _a_voice_in_a_hurry(settings) -> None:
    settings.ENGAWA_SPEECH_ENGINE = "accessibility.speech.engines.recorded.HurriedEngine"
