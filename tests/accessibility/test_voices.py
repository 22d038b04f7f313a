"""Whose voices are heard, and what it costs to ask."""

import subprocess
import sys

import pytest

from accessibility.speech.engines import FOREIGN_VOICES, JAPANESE, attribution
from accessibility.speech.engines.pyttsx import PyttsxEngine

REAL = "accessibility.speech.engines.pyttsx.PyttsxEngine"
VOICEVOX = "accessibility.speech.engines.voicevox.VoicevoxEngine"
CLOUD = "accessibility.speech.engines.cloud.CloudEngine"
ASK = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
os.environ["ENGAWA_SPEECH_ENGINE"] = sys.argv[1]
import django
django.setup()
from django.conf import settings
settings.ENGAWA_SPEECH_ENGINE = sys.argv[1]
from accessibility.speech.engines import attribution, engine
engine().voices(), engine().identity("ja"), engine().problem(), attribution()
print(sorted({"numpy", "pyopenjtalk", "soundfile", "lameenc"} & set(sys.modules)))
"""


def test_the_voice_is_named_as_its_licence_asks(settings) -> None:
    settings.ENGAWA_SPEECH_ENGINE = REAL
    assert "Nagoya Institute of Technology" in attribution()
    assert "CC BY 3.0" in attribution([JAPANESE, "espeak/en"])
    assert attribution(["espeak/en"]) == ""


def test_every_language_that_is_spoken_has_a_voice() -> None:
    assert {voice.language for voice in PyttsxEngine().voices()} == {"ja", *FOREIGN_VOICES}


def test_each_voice_is_told_from_every_other() -> None:
    engine = PyttsxEngine()
    identities = [engine.identity(voice.id) for voice in engine.voices()]
    assert len(set(identities)) == len(identities)
    assert identities == [engine.identity(voice.id) for voice in engine.voices()]


@pytest.mark.parametrize("engine", [REAL, VOICEVOX, CLOUD])
def test_asking_who_speaks_loads_no_voice_into_a_page_worker(engine: str) -> None:
    done = subprocess.run([sys.executable, "-c", ASK, engine], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
