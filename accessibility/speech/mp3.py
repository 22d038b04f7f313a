"""Just enough of MP3 to count and to join: frames of MPEG-2 layer III."""

from collections.abc import Iterator

SAMPLES_A_FRAME = 576
_BIT_RATES = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_SAMPLE_RATES = (22_050, 24_000, 16_000)
_MPEG2_LAYER3 = 0xFFF2


class DamagedSoundError(ValueError):
    """The bytes are not what our encoder makes."""


def frames(data: bytes) -> Iterator[bytes]:
    """The frames one after the other; anything else is damage."""
    place = 0
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
    return b"".join(frame for frame in frames(data) if b"Xing" not in frame[:40] and b"Info" not in frame[:40])


def seconds(data: bytes) -> float:
    """The exact length."""
    return sum(SAMPLES_A_FRAME / _SAMPLE_RATES[frame[2] >> 2 & 3] for frame in frames(data))
