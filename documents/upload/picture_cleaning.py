"""Takes out of a picture what a camera wrote about place, time and owner. The picture itself is not touched.

JPEG and WebP are taken apart into their pieces, so that nothing is compressed a second time; PNG and TIFF are written
anew without loss. How to turn the picture (the only detail of EXIF that is seen) stays.
"""

import io
import re
import struct
from collections.abc import Iterator

from PIL import Image

from documents.upload.content import picture_of
from documents.upload.refusals import UploadRefusal, UploadRefusedError
from documents.upload.removals import Removal

ORIENTATION = 0x0112
PNG_PICTURE = {
    b"IHDR",
    b"PLTE",
    b"IDAT",
    b"IEND",
    b"tRNS",
    b"gAMA",
    b"cHRM",
    b"sRGB",
    b"iCCP",
    b"sBIT",
    b"bKGD",
    b"pHYs",
}
# EXIF, place, XMP, the captions of news agencies, the artist.
TIFF_DETAILS = {0x8769, 0x8825, 0x02BC, 0x83BB, 0x013B}
WEBP_DETAILS = {b"EXIF", b"XMP "}
EXIF_AND_XMP_FLAGS = 0x08 | 0x04
# Inside the picture itself 0xFF is followed by 0, or by one of eight marks to start again from.
MARK, NEXT_MARKER = 0xFF, re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
START_OF_SCAN, END_OF_IMAGE, APP0, APP2, APP14, APPS, COMMENT = 0xDA, 0xD9, 0xE0, 0xE2, 0xEE, range(0xE0, 0xF0), 0xFE


def harmless(content: bytes) -> tuple[bytes, set[str]]:
    """The same picture without details, and what was taken out (``Removal``)."""
    cleaner = {"jpg": _jpeg, "png": _png, "webp": _webp, "tif": _tiff}.get(picture_of(content))
    if cleaner is None:
        return content, set()
    try:
        cleaned = cleaner(content)
    except (struct.error, IndexError, OSError, ValueError) as error:
        raise UploadRefusedError(UploadRefusal.DAMAGED) from error
    return (content, set()) if cleaned == content else (cleaned, {Removal.PICTURE_DETAILS})


def _jpeg(content: bytes) -> bytes:
    turned = _orientation(content)
    pieces = [b"\xff\xd8"]
    if turned != 1:
        exif = Image.Exif()
        exif[ORIENTATION] = turned
        written = exif.tobytes()
        pieces.append(struct.pack(">BBH", 0xFF, 0xE1, len(written) + 2) + written)
    pieces += [piece for marker, piece in _segments(content) if not _is_detail(marker, piece)]
    return b"".join(pieces)


def _is_detail(marker: int, piece: bytes) -> bool:
    """Whether it tells of the camera. What says how the colours are meant stays."""
    if marker == APP2:
        return not piece[4:].startswith(b"ICC_PROFILE")
    return marker == COMMENT or (marker in APPS and marker not in {APP0, APP14})


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """All pieces up to the end of the picture; telephones hang a second one behind it, with details of its own."""
    at = 2
    while content[at + 1] != END_OF_IMAGE:
        if content[at] != MARK:
            raise ValueError("no marker where one should be")
        marker = content[at + 1]
        if marker == MARK:
            at += 1
            continue
        end = at + 2 + struct.unpack_from(">H", content, at + 2)[0]
        if marker == START_OF_SCAN:
            following = NEXT_MARKER.search(content, end)
            end = following.start() if following else len(content)
        yield marker, content[at:end]
        at = end
        if at >= len(content):
            return
    yield END_OF_IMAGE, content[at : at + 2]


def _orientation(content: bytes) -> int:
    with Image.open(io.BytesIO(content)) as picture:
        turned = picture.getexif().get(ORIENTATION, 1)
    return turned if turned in range(1, 9) else 1


def _png(content: bytes) -> bytes:
    """Also without what was hung behind its end."""
    pieces, at = [content[:8]], 8
    while at < len(content):
        (length,) = struct.unpack_from(">L", content, at)
        kind = content[at + 4 : at + 8]
        if kind in PNG_PICTURE or kind in {b"acTL", b"fcTL", b"fdAT"}:
            pieces.append(content[at : at + 12 + length])
        at += 12 + length
        if kind == b"IEND":
            break
    return b"".join(pieces)


def _webp(content: bytes) -> bytes:
    pieces, at = [], 12
    while at + 8 <= len(content):
        kind, length = content[at : at + 4], struct.unpack_from("<L", content, at + 4)[0]
        piece = content[at : at + 8 + length + length % 2]
        if kind == b"VP8X":
            piece = piece[:8] + bytes([piece[8] & ~EXIF_AND_XMP_FLAGS]) + piece[9:]
        if kind not in WEBP_DETAILS:
            pieces.append(piece)
        at += 8 + length + length % 2
    body = b"WEBP" + b"".join(pieces)
    return b"RIFF" + struct.pack("<L", len(body)) + body


def _tiff(content: bytes) -> bytes:
    """Written anew, upright, and only when a camera left its details: scanners leave none."""
    with Image.open(io.BytesIO(content)) as picture:
        if not TIFF_DETAILS & set(getattr(picture, "tag_v2", ())):
            return content
        output = io.BytesIO()
        pages = []
        for number in range(getattr(picture, "n_frames", 1)):
            picture.seek(number)
            page = picture.copy()
            page.info.pop("exif", None)
            pages.append(page)
        bilevel = pages[0].mode == "1"
        pages[0].save(
            output,
            format="TIFF",
            save_all=len(pages) > 1,
            append_images=pages[1:],
            compression="group4" if bilevel else "tiff_adobe_deflate",
            dpi=picture.info.get("dpi", (300, 300)),
        )
        return output.getvalue()
