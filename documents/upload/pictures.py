"""Pictures: bounded before they are unpacked, and without what a camera wrote about the place and its owner."""

import io
import warnings

from PIL import Image, UnidentifiedImageError

from documents.upload.refusals import UploadRefusal, UploadRefusedError

# A sheet of A3 at 400 dpi has 31 million. All pages of a TIFF together may have ten times that.
MOST_PIXELS = 50_000_000
MOST_PIXELS_IN_ALL = 10 * MOST_PIXELS
MOST_FRAMES = 500
READERS = ("PNG", "JPEG", "GIF", "WEBP", "TIFF")


def check_picture(content: bytes) -> None:
    """Read its size without unpacking it; raises ``UploadRefusedError`` with the reason."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=READERS) as picture:
                width, height = picture.size
                if width * height > MOST_PIXELS:
                    raise UploadRefusedError(UploadRefusal.TOO_MANY_PIXELS)
                _check_frames(picture)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        bomb = isinstance(error, Image.DecompressionBombError)
        raise UploadRefusedError(UploadRefusal.TOO_MANY_PIXELS if bomb else UploadRefusal.DAMAGED) from error


def _check_frames(picture: Image.Image) -> None:
    """Every frame, because one of a TIFF may be far larger than the first."""
    in_all = 0
    for number in range(getattr(picture, "n_frames", 1)):
        if number >= MOST_FRAMES:
            raise UploadRefusedError(UploadRefusal.TOO_MANY_PAGES)
        if number:
            picture.seek(number)
        in_all += picture.width * picture.height
        if picture.width * picture.height > MOST_PIXELS or in_all > MOST_PIXELS_IN_ALL:
            raise UploadRefusedError(UploadRefusal.TOO_MANY_PIXELS)
    picture.seek(0)
    picture.load()
