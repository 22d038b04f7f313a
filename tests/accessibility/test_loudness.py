"""How loud sound is, as ffmpeg measures it too, and that no peak is ever cut off."""

import io
import re
import subprocess

import imageio_ffmpeg
import numpy as np
import pytest
import soundfile

from accessibility.speech import encoder, loudness
from accessibility.speech.engines import Sound, SpeechError
from accessibility.speech.engines.pyttsx import PyttsxEngine
from accessibility.speech.loudness import RATE
from accessibility.speech.shaping import LEAD_IN, resampled, shaped

FULL = 32_767


def told_by_ffmpeg(sound: bytes) -> float:
    """Integrated loudness as the reference implementation has it."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-i", "-", "-af", "ebur128", "-f", "null", "-"]
    said = subprocess.run(command, input=sound, capture_output=True, check=True).stderr.decode()
    return float(re.findall(r"I:\s+(-?[\d.]+) LUFS", said)[-1])


def wav(samples) -> bytes:
    target = io.BytesIO()
    soundfile.write(target, samples, RATE, format="WAV", subtype="FLOAT")
    return target.getvalue()


def tone(hertz: float, seconds: float, size: float):
    return (np.sin(np.arange(int(seconds * RATE)) * 2 * np.pi * hertz / RATE) * size).astype(np.float32)


def noise(seconds: float, size: float):
    return (np.random.default_rng(4).standard_normal(int(seconds * RATE)) * size).astype(np.float32)


def with_pauses():
    quiet = np.zeros(RATE, dtype=np.float32)
    return np.concatenate([noise(2, 0.05), quiet, noise(1, 0.001), tone(300, 2, 0.2), quiet, quiet])


@pytest.mark.parametrize(
    "samples",
    [tone(997, 3, 0.5), tone(60, 2, 0.5), noise(5, 0.1), with_pauses(), np.tile(with_pauses(), 6)],
    ids=["tone", "low tone", "noise", "speech-like", "longer than one piece"],
)
def test_loudness_is_what_ffmpeg_measures(samples) -> None:
    assert loudness.integrated(samples) == pytest.approx(told_by_ffmpeg(wav(samples)), abs=0.1)


def test_the_norms_own_example_comes_out_right() -> None:
    # BS.1770: a full-scale 997 Hz tone in one channel is −3.01 LKFS.
    assert loudness.integrated(tone(997, 5, 1.0)) == pytest.approx(-3.01, abs=0.02)


@pytest.mark.parametrize("size", [0.01, 0.05, 0.9])
def test_quiet_and_loud_voices_come_out_alike(size: float) -> None:
    levelled = loudness.levelled(with_pauses() * size)
    assert loudness.integrated(levelled.astype(np.float32) / FULL) == pytest.approx(loudness.TARGET, abs=0.2)


def test_a_peak_is_lowered_whole_and_not_cut_off() -> None:
    spiky = tone(200, 2, 0.05)
    spiky[RATE : RATE + 480] *= 19
    levelled = loudness.levelled(spiky)
    assert np.abs(levelled.astype(int)).max() <= loudness.CEILING * FULL + 1
    # A cut wave stands still at the ceiling; a lowered one touches it.
    assert (np.abs(levelled.astype(int)) >= int(loudness.CEILING * FULL) - 1).sum() < 12
    assert loudness.integrated(levelled.astype(np.float32) / FULL) == pytest.approx(loudness.TARGET, abs=0.2)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("length", [1, 7, loudness.LOOK_AHEAD, RATE])
def test_no_sample_of_any_sound_passes_the_ceiling_and_none_is_turned_round(seed: int, length: int) -> None:
    random = np.random.default_rng(seed)
    wild = (random.standard_normal(length) * random.choice([0.1, 1, 40], length)).astype(np.float32)
    held = loudness.limited(wild)
    assert np.abs(held).max() <= loudness.CEILING * 1.000001
    assert (np.sign(held) == np.sign(wild)).all()
    assert (np.abs(held) <= np.abs(wild) * 1.000001).all()


@pytest.mark.parametrize("count", [0, 1, 100, RATE // 3])
def test_silence_and_the_shortest_sounds_do_no_harm(count: int) -> None:
    assert not loudness.levelled(np.zeros(count, dtype=np.float32)).any()
    assert len(loudness.levelled(tone(440, 1, 0.1)[:count])) == count


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100, 48_000])
def test_sound_at_any_rate_keeps_its_tone_and_its_length(rate: int) -> None:
    seconds = 2.345
    given = np.sin(np.arange(int(seconds * rate)) * 2 * np.pi * 1000 / rate).astype(np.float32)
    moved = resampled(given, rate)
    assert len(moved) == pytest.approx(seconds * RATE, abs=4)
    assert np.abs(moved - tone(1000, 3, 1.0)[: len(moved)])[500:-500].max() < 0.01


def test_speech_begins_soon_after_the_press() -> None:
    late = np.concatenate([np.zeros(RATE // 2, dtype=np.int16), (tone(200, 1, 0.3) * FULL).astype(np.int16)])
    assert np.flatnonzero(shaped(Sound(late, RATE)))[0] / RATE <= LEAD_IN + 0.001


def test_a_voice_that_made_no_sound_is_an_error_and_not_a_silence() -> None:
    with pytest.raises(SpeechError, match="no sound"):
        shaped(Sound(np.zeros(RATE, dtype=np.int16), RATE))


@pytest.mark.django_db
@pytest.mark.parametrize("ending", encoder.ENDINGS)
def test_what_listeners_get_is_as_loud_as_promised_in_every_kind(ending: str) -> None:
    voice = PyttsxEngine()
    said = ("縁側市のオンラインサロンへようこそ。", "はい。", "ばばばば、だだだだ、がががが。", "わあ、すごい！")
    spoken = np.concatenate([shaped(voice.speak(words)) for words in said])
    content = encoder.encode(spoken, ending)
    samples, _rate = soundfile.read(io.BytesIO(content), dtype="float32")
    assert np.abs(samples).max() < 0.99
    assert told_by_ffmpeg(content) == pytest.approx(-18, abs=1)
