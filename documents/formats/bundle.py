"""Everything in one zip, for a memory stick or for whoever has a good line at the library only.

Of all makers the only one that takes what others made: ``files`` opens each. It is written to disk, piece by piece:
an hour of sound in every kind would fill the memory.
"""

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from django.utils import translation
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _

from accessibility.town import town_in_this_language
from accessibility.voice_code import in_utf_8
from documents.formats.archives import entry, put
from documents.formats.codes import in_groups
from documents.formats.kinds import FILE_TYPES, FormatKind
from documents.formats.maker import Made, Manuscript, Progress, untold
from documents.formats.needs import NEEDS

LONGEST_NAME = 60
# Sound, books and PDFs are packed already.
WORTH_PACKING = {"txt", "html", "brf"}
PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class MadeFile:
    """One format that is ready."""

    kind: FormatKind
    open: Callable[[], IO[bytes]]


def bundle(manuscript: Manuscript, files: list[MadeFile], progress: Progress = untold) -> Made:
    """A folder for each need, and a list of what is in it."""
    by_kind = {file.kind: file for file in files}
    target = tempfile.TemporaryFile()  # noqa: SIM115 -- whoever stores it closes it
    with translation.override(manuscript.language), zipfile.ZipFile(target, "w") as archive:
        places = list(_places(manuscript, by_kind))
        put(archive, _("はじめに読む") + ".txt", in_utf_8(_list(manuscript, places)), day=manuscript.issued_on)
        for number, (name, kind) in enumerate(places):
            packed = FILE_TYPES[kind].ending in WORTH_PACKING
            info = entry(name, day=manuscript.issued_on, packed=packed)
            with by_kind[kind].open() as source, archive.open(info, "w") as written:
                shutil.copyfileobj(source, written, PIECE)
            progress((number + 1) / len(places))
    target.seek(0)
    return Made(target)


def _places(manuscript: Manuscript, files: dict[FormatKind, MadeFile]) -> Iterator[tuple[str, FormatKind]]:
    """Folders in the order of the page; names that every system takes."""
    title = get_valid_filename(manuscript.title)[:LONGEST_NAME]
    number = 0
    for need in NEEDS:
        kinds = [kind for kind in need.kinds if kind in files]
        number += bool(kinds)
        for kind in kinds:
            yield f"{number} {need.name}/{title}（{kind.label}）.{FILE_TYPES[kind].ending}", kind


def _list(manuscript: Manuscript, places: list[tuple[str, FormatKind]]) -> str:
    town = town_in_this_language()
    lines = [
        _("「%(title)s」の、すべての形式です。") % {"title": manuscript.title},
        _("中身は同じです。使いやすいものを選んでください。"),
        "",
        *(name for name, _kind in places),
        "",
        _("お問い合わせ：%(department)s 電話 %(phone)s（%(phone_hours)s）") % town,
    ]
    if manuscript.number:
        lines.append(_("資料番号 %(number)s") % {"number": in_groups(manuscript.number)})
    return "\n".join([*lines, manuscript.short_address]).strip() + "\n"
