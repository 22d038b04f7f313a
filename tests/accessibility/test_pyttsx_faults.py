"""pyttsx3's known faults: each is first shown as it is, with pyttsx3's own driver, and then contained by our engine.

When an upgrade mends a fault, its first half fails here, and the care taken against it may go.
"""

import subprocess
import sys
import threading
from importlib import import_module
from pathlib import Path

import numpy as np
import pyopenjtalk
import pytest
import pyttsx3.drivers
from pyttsx3.engine import Engine

from accessibility.speech.engines import SpeechError
from accessibility.speech.engines.pyttsx import DRIVER, PyttsxEngine

BARE = """
import ctypes, os, sys, threading
import espeakng_loader
os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
from pyttsx3.engine import Engine
errors = []
def started():
    engine = Engine("espeak")
    engine.connect("error", lambda exception, **kept: errors.append(exception))
    return engine
def size(name):
    return os.path.getsize(name) if os.path.exists(name) else None
def save(engine, words, name):
    engine.save_to_file(words, name)
    engine.runAndWait()
"""
LOST = """
engine = started()
engine.save_to_file("The first.", "one.wav")
engine.save_to_file("The second.", "two.wav")
engine.runAndWait()
print("SEEN", size("one.wav"), bool(size("two.wav")), errors)
"""
OVERWRITTEN = """
engine = started()
save(engine, "A sentence that is to be kept.", "kept.wav")
before = size("kept.wav")
engine.say("Oh.")
engine.runAndWait()
print("SEEN", size("kept.wav") < before / 2, errors)
"""
UNWRITABLE = """
save(started(), "Words.", "no-such-folder/x.wav")
print("SEEN", size("no-such-folder/x.wav"), errors)
"""
SILENCED = """
engine, other = started(), started()
del other
save(engine, "Words.", "after.wav")
print("SEEN", size("after.wav"), errors)
"""
WRONG_VOICE = """
engine = started()
engine.setProperty("voice", "nobody")
save(engine, "Words.", "voice.wav")
print("SEEN", size("voice.wav") > 10_000, len(errors))
"""
THREADS = """
def speak(number):
    save(started(), "Words.", f"{number}.wav")
threads = [threading.Thread(target=speak, args=(number,), daemon=True) for number in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join(1)
print("SEEN", all(size(f"{number}.wav") for number in range(4)), flush=True)
os._exit(0)
"""


def seen(program: str, folder: Path) -> str:
    """What the bare library did; nothing when it took the whole process with it."""
    command = [sys.executable, "-c", BARE + program]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    return next((line.removeprefix("SEEN ") for line in done.stdout.splitlines() if line.startswith("SEEN")), "")


@pytest.mark.parametrize(
    ("program", "fault"),
    [
        pytest.param(LOST, "None True []", id="of two queued files only the last is written"),
        pytest.param(OVERWRITTEN, "True []", id="saying something overwrites the file saved before"),
        pytest.param(UNWRITABLE, "None []", id="a file that cannot be written is no error"),
        pytest.param(SILENCED, "None []", id="an engine that goes silences the other"),
        pytest.param(WRONG_VOICE, "True 1", id="an unknown voice speaks all the same, in another"),
    ],
)
def test_the_fault_is_there(program: str, fault: str, tmp_path: Path) -> None:
    assert seen(program, tmp_path) == fault


def test_four_threads_with_engines_of_their_own_do_not_all_finish(tmp_path: Path) -> None:
    assert seen(THREADS, tmp_path) in {"False", ""}


# From here on: ours.

DRIVERS = {
    "unwritten": "def save_to_file(self, text, filename): pass",
    "unwritable": "def save_to_file(self, text, filename): open(filename + '/x', 'wb')",
    "mute": """
    def save_to_file(self, text, filename):
        import wave
        with wave.open(filename, 'wb') as file:
            file.setparams((1, 2, 48000, 0, 'NONE', ''))
""",
    "refusing": "def setProperty(self, name, value): raise ValueError(name)",
    "interrupted": "def save_to_file(self, text, filename): raise KeyboardInterrupt",
    "unending": "def startLoop(self): raise RuntimeError('the loop broke')",
}
DRIVER_TEXT = """
def buildDriver(proxy):
    return Driver(proxy)

class Driver:
    def __init__(self, proxy): self._proxy = proxy
    def destroy(self): pass
    def stop(self): pass
    def endLoop(self): pass
    def startLoop(self): self._proxy.setBusy(False)
    def setProperty(self, name, value): pass
    def save_to_file(self, text, filename): pass
    {fault}
"""


@pytest.fixture
def drivers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drivers with one fault each, found by pyttsx3 as it finds its own."""
    for name, fault in DRIVERS.items():
        (tmp_path / f"faulty_{name}.py").write_text(DRIVER_TEXT.replace("{fault}", fault.strip()), encoding="utf-8")
    monkeypatch.setattr(pyttsx3.drivers, "__path__", [*pyttsx3.drivers.__path__, str(tmp_path)])


@pytest.mark.usefixtures("drivers")
@pytest.mark.parametrize(
    ("driver", "reason"),
    [
        ("unwritten", "wrote no sound"),
        ("unwritable", "Not a directory|No such file"),
        ("mute", "no sound"),
        ("refusing", "voice"),
        ("unending", "the loop broke"),
        ("of_nobody", "does not start"),
    ],
)
def test_a_driver_that_makes_nothing_is_an_error_with_its_reason(driver: str, reason: str) -> None:
    engine = PyttsxEngine(f"faulty_{driver}")
    for _again in range(2):
        with pytest.raises(SpeechError, match=reason):
            engine.speak("言葉です。")


@pytest.mark.usefixtures("drivers")
def test_an_interrupted_sentence_does_not_block_the_next() -> None:
    bare = Engine("faulty_interrupted")
    bare.save_to_file("言葉", "x.wav")
    with pytest.raises(KeyboardInterrupt):
        bare.runAndWait()
    with pytest.raises(RuntimeError, match="already started"):
        bare.runAndWait()
    engine = PyttsxEngine("faulty_interrupted")
    for _again in range(2):
        with pytest.raises(KeyboardInterrupt):
            engine.speak("言葉です。")


@pytest.mark.django_db
def test_two_engines_do_not_silence_each_other_and_no_file_is_lost_or_overwritten() -> None:
    first, second = PyttsxEngine(), PyttsxEngine()
    long = [first.speak("これは、残しておくための長い文です。").seconds, second.speak("短い。").seconds]
    del second
    assert [first.speak("これは、残しておくための長い文です。").seconds, first.speak("短い。").seconds] == long


@pytest.mark.django_db(transaction=True)
def test_six_threads_in_two_languages_all_finish_with_their_own_words() -> None:
    engine = PyttsxEngine()
    said = [("はい。", "ja"), ("Good morning, everybody.", "espeak/en")] * 3
    lengths: dict[int, float] = {}

    def speak(place: int, words: tuple[str, str]) -> None:
        lengths[place] = engine.speak(words[0], voice=words[1]).seconds

    threads = [threading.Thread(target=speak, args=each) for each in enumerate(said)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(lengths) == 6
    assert len({lengths[place] for place in (0, 2, 4)}) == len({lengths[place] for place in (1, 3, 5)}) == 1
    assert lengths[1] > lengths[0]


@pytest.mark.django_db
def test_the_examples_conversion_of_open_jtalk_overflows_and_ours_does_not() -> None:
    PyttsxEngine().speak("はい。")
    loud, _rate = pyopenjtalk.tts("ああああああああああああああああ。")
    assert np.abs(loud).max() > 32_767
    naive = loud.astype(np.int64).astype(np.int16)
    assert np.abs(np.diff(naive.astype(int))).max() > 60_000
    ours = import_module(f"pyttsx3.drivers.{DRIVER}")._fitted(loud).astype(int)
    assert np.abs(np.diff(ours)).max() < 40_000


@pytest.mark.parametrize("text", ["かきくけこ" * 1500, "\ud800"], ids=["7,500 kana", "half a character"])
def test_open_jtalk_refuses_what_our_driver_takes_apart_or_tells(text: str) -> None:
    with pytest.raises((RuntimeError, UnicodeEncodeError)):
        pyopenjtalk.tts(text)
