"""Writing zip files that are the same whenever they are made of the same."""

import datetime as dt
import zipfile


def put(archive: zipfile.ZipFile, name: str, content: bytes, *, day: dt.date, packed: bool = True) -> None:
    """One file, dated with the day of issue (a zip knows none before 1980), readable by whoever unpacks it."""
    info = entry(name, day=day, packed=packed)
    archive.writestr(info, content)


def entry(name: str, *, day: dt.date, packed: bool = True) -> zipfile.ZipInfo:
    """The same without its content."""
    info = zipfile.ZipInfo(name, date_time=(max(1980, day.year), day.month, day.day, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    info.external_attr = 0o644 << 16
    return info
