"""Files put into one archive: always the same bytes for the same content."""

import io
import zipfile
from collections.abc import Mapping

# Sound and pictures are as small as they get.
_SMALL_ALREADY = (".mp3", ".jpg", ".png", ".gif", ".webp")
# ZIP knows no earlier day.
_DAY = (1980, 1, 1, 0, 0, 0)


def packed(files: Mapping[str, bytes | str], *, first: Mapping[str, str] | None = None) -> bytes:
    """A ZIP archive. What comes ``first`` is not made smaller, so that its words stand at the archive's beginning."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, words in (first or {}).items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), words, zipfile.ZIP_STORED)
        for name, content in files.items():
            way = zipfile.ZIP_STORED if name.endswith(_SMALL_ALREADY) else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, _DAY), content, way)
    return target.getvalue()
