"""Just enough of MP3 to count and to join: frames of MPEG-2 layer III."""

import struct
from collections.abc import Iterator

from accessibility.speech import id3

SAMPLES_A_FRAME = 576
_BIT_RATES = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_SAMPLE_RATES = (22_050, 24_000, 16_000)
_FRAMES_AND_BYTES = 0b11
_MPEG2_LAYER3 = 0xFFF2


class DamagedSoundError(ValueError):
    """The bytes are not what our encoder makes."""


def frames(data: bytes) -> Iterator[bytes]:
    """The frames one after the other, after the labels if there are any; anything else is damage."""
    place = id3.length(data)
    while place < len(data):
        size = _size(data[place : place + 4])
        if place + size > len(data):
            raise DamagedSoundError("the last MP3 frame is cut off")
        yield data[place : place + size]
        place += size


def _size(header: bytes) -> int:
    if len(header) < 4 or int.from_bytes(header[:2], "big") & 0xFFFE != _MPEG2_LAYER3:
        raise DamagedSoundError("no MP3 frame where one should be")
    bit_rate, sample_rate, padding = header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    return 72_000 * _BIT_RATES[bit_rate] // _SAMPLE_RATES[sample_rate] + padding


def frames_only(data: bytes) -> bytes:
    """Without the encoder's information frame: it would tell the length of the first sentence only."""
    return b"".join(_sound(data))


def seconds(data: bytes) -> float:
    """The exact length."""
    return sum(SAMPLES_A_FRAME / _SAMPLE_RATES[frame[2] >> 2 & 3] for frame in _sound(data))


def _sound(data: bytes) -> Iterator[bytes]:
    return (frame for frame in frames(data) if b"Xing" not in frame[:40] and b"Info" not in frame[:40])


def with_length(data: bytes) -> bytes:
    """The sound after a frame that tells players how long it is: without it they guess, and say so."""
    sound = list(_sound(data))
    if not sound:
        raise DamagedSoundError("there is no sound in the MP3")
    # Nine bytes about the sound that follows in the frame (none), then what Xing and LAME agreed upon.
    head = bytes([0xFF, sound[0][1] | 1]) + sound[0][2:4] + bytes(9) + b"Info"
    size = len(sound[0]) + sum(map(len, sound))
    told = head + struct.pack(">III", _FRAMES_AND_BYTES, len(sound), size)
    return told + bytes(len(sound[0]) - len(told)) + b"".join(sound)
