"""Joining Ogg Opus files without encoding again: packets are taken over, pages are written new (RFC 3533, 7845)."""

import struct
import zlib
from collections.abc import Iterator

SERIAL = 0x656E6777
RATE = 48_000
# What a decoder throws away at the start (6.5 ms), as libsndfile writes it.
PRE_SKIP = 312
PACKETS_A_PAGE = 50
_HEAD = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, PRE_SKIP, RATE, 0, 0)
_VENDOR = b"Engawa"
_CONTINUED, _FIRST, _LAST = 1, 2, 4
_LONGEST_LACING = 255
# Samples a frame by the configuration number of a packet's first byte: SILK, hybrid, CELT.
_FRAME_SAMPLES = (480, 960, 1920, 2880) * 3 + (480, 960) * 2 + (120, 240, 480, 960) * 4
_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


class DamagedSoundError(ValueError):
    """The bytes are not Ogg Opus."""


class Joiner:
    """Writes one stream from many. Give out ``head()``, then ``add()`` for each file, then ``end()``."""

    def __init__(self) -> None:
        self._granule = 0
        self._page = 0

    def head(self) -> bytes:
        """The two pages every Opus stream begins with."""
        return self._write([_HEAD], granule=0, flags=_FIRST) + self._write([_tags([])], granule=0)

    def add(self, data: bytes) -> bytes:
        """The sound of one more file as pages."""
        pages, held = [], []
        for packet in packets(data):
            held.append(packet)
            self._granule += _samples(packet)
            if len(held) == PACKETS_A_PAGE:
                pages.append(self._write(held, granule=self._granule))
                held = []
        if held:
            pages.append(self._write(held, granule=self._granule))
        return b"".join(pages)

    def end(self) -> bytes:
        """The page that says that nothing follows."""
        return self._write([], granule=self._granule, flags=_LAST)

    def _write(self, held: list[bytes], *, granule: int, flags: int = 0) -> bytes:
        lacing = b"".join(b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255]) for packet in held)
        if len(lacing) > _LONGEST_LACING:
            middle = len(held) // 2
            first = self._write(held[:middle], granule=granule - sum(map(_samples, held[middle:])), flags=flags)
            return first + self._write(held[middle:], granule=granule, flags=flags)
        self._page += 1
        return _page(lacing, b"".join(held), granule=granule, flags=flags, number=self._page - 1)


def _page(lacing: bytes, body: bytes, *, granule: int, flags: int, number: int) -> bytes:
    head = struct.pack("<4sBBqIII", b"OggS", 0, flags, granule, SERIAL, number, 0) + bytes([len(lacing)])
    return _sealed(head + lacing + body)


def _sealed(page: bytes) -> bytes:
    """With the checksum of all the rest."""
    blank = page[:22] + bytes(4) + page[26:]
    return page[:22] + struct.pack("<I", _checksum(blank)) + page[26:]


def _checksum(page: bytes) -> int:
    """Ogg's CRC is zlib's with every bit order turned round, and C is 50 times as fast as a loop here."""
    turned = zlib.crc32(page.translate(_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{turned:032b}"[::-1], 2)


def _samples(packet: bytes) -> int:
    shape = packet[0]
    frames = {0: 1, 1: 2, 2: 2}.get(shape & 3) or packet[1] & 63
    return _FRAME_SAMPLES[shape >> 3] * frames


def packets(data: bytes) -> Iterator[bytes]:
    """The sound packets of a file, without its two headers."""
    for number, packet in enumerate(_all_packets(data)):
        if number > 1 and packet:
            yield packet


def _all_packets(data: bytes) -> Iterator[bytes]:
    held = b""
    for page in _pages(data):
        place = 27 + page[26]
        for size in page[27:place]:
            held += page[place : place + size]
            place += size
            if size < 255:
                yield held
                held = b""


def _pages(data: bytes) -> Iterator[bytes]:
    place = 0
    while place < len(data):
        if data[place : place + 4] != b"OggS" or len(data) < place + 27:
            raise DamagedSoundError("no Ogg page where one should be")
        count = data[place + 26]
        end = place + 27 + count + sum(data[place + 27 : place + 27 + count])
        if end > len(data):
            raise DamagedSoundError("the last Ogg page is cut off")
        yield data[place:end]
        place = end


def seconds(data: bytes) -> float:
    """How long the sound lasts."""
    return (sum(map(_samples, packets(data))) - PRE_SKIP) / RATE


def with_comments(data: bytes, comments: list[tuple[str, str]]) -> bytes:
    """The same sound with these comments instead of those it had (RFC 7845, 5.2)."""
    pages = list(_pages(data))
    # The comments' packet ends a page, however many it takes.
    sound = next(place for place, page in enumerate(pages) if place and page[26] and page[26 + page[26]] < 255) + 1
    lead = [pages[0], *_comment_pages(_tags(comments))]
    moved = (
        _sealed(page[:14] + lead[0][14:18] + struct.pack("<I", number) + page[22:])
        for number, page in enumerate([*lead[1:], *pages[sound:]], start=1)
    )
    return lead[0] + b"".join(moved)


def _comment_pages(packet: bytes) -> Iterator[bytes]:
    """One page is enough for most; a whole text beside the sound may take several."""
    lacing = b"\xff" * (len(packet) // 255) + bytes([len(packet) % 255])
    for place in range(0, len(lacing), _LONGEST_LACING):
        part = lacing[place : place + _LONGEST_LACING]
        body = packet[place * 255 : place * 255 + sum(part)]
        # −1: no packet ends on this page.
        granule = 0 if part[-1] < 255 else -1
        yield _page(part, body, granule=granule, flags=_CONTINUED if place else 0, number=0)


def _tags(comments: list[tuple[str, str]]) -> bytes:
    lines = [f"{name}={value}".encode("utf-8", "replace") for name, value in comments]
    listed = b"".join(struct.pack("<I", len(line)) + line for line in lines)
    return b"OpusTags" + struct.pack("<I", len(_VENDOR)) + _VENDOR + struct.pack("<I", len(lines)) + listed
