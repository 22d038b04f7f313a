"""The real voice through pyttsx3: errors come out, nothing clips."""

import threading

import numpy as np
import pytest

from accessibility.speech.engines import SpeechError
from accessibility.speech.engines.pyttsx import PyttsxEngine
from accessibility.speech.normalise import speakable

pytestmark = pytest.mark.django_db
CORPUS = [
    "縁側市のオンラインサロンへようこそ。",
    "令和8年12月5日（土）10:00〜11:30",
    "妊娠中の方、障害のあるお子さんのご家族、七十五歳以上の方へ。",
    "わあ、すごい！本当ですか？ええ、もちろんです！",
    "問合せ ℡0267-00-0100 内線21",
    "ああああああああああああああああ。",
    "ばばばばばばばば、だだだだだだだだ、がががががががが。",
    "1,500円（税込）を①窓口②郵送③ZoomのURLで。",
]


@pytest.fixture(scope="module")
def voice() -> PyttsxEngine:
    return PyttsxEngine()


@pytest.mark.parametrize("text", CORPUS)
def test_no_sample_is_clipped_or_overflows(voice: PyttsxEngine, text: str) -> None:
    samples = voice.speak(speakable(text)).samples.astype(int)
    peak = np.abs(samples).max()
    assert 3_000 < peak <= 32_000
    assert (np.abs(samples) == peak).sum() < 10
    # An int16 overflow jumps from one end of the scale to the other within one sample.
    assert np.abs(np.diff(samples)).max() < 40_000


@pytest.mark.parametrize("text", ["", "   ", "。。", "😀", "\ud800"])
def test_text_without_words_is_refused_loudly(voice: PyttsxEngine, text: str) -> None:
    with pytest.raises(SpeechError):
        voice.speak(text)


def test_a_very_long_text_is_spoken_whole(voice: PyttsxEngine) -> None:
    assert voice.speak("かきくけこ" * 65).seconds > 30


def test_an_unknown_voice_is_refused_and_the_next_sentence_is_still_spoken(voice: PyttsxEngine) -> None:
    with pytest.raises(SpeechError, match="unknown voice"):
        voice.speak("あ", voice="nobody")
    assert voice.speak("まだ話せます。").seconds > 0.5


def test_english_is_read_by_an_english_voice(voice: PyttsxEngine) -> None:
    sound = voice.speak("Good morning, everybody.", voice="espeak/en")
    assert sound.seconds > 0.8
    assert np.abs(sound.samples.astype(int)).max() > 3_000


@pytest.mark.django_db(transaction=True)
def test_two_threads_do_not_mix_their_sentences(voice: PyttsxEngine) -> None:
    alone = [voice.speak("短い文。").seconds, voice.speak("こちらはもう少し長い文です。").seconds]
    together: dict[int, float] = {}

    def speak(place: int, text: str) -> None:
        together[place] = voice.speak(text).seconds

    threads = [
        threading.Thread(target=speak, args=each) for each in enumerate(["短い文。", "こちらはもう少し長い文です。"])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [together[0], together[1]] == alone
