"""The texts for 音声コード: one file for each printed square, in both encodings that the programs know."""

import io
import zipfile
from dataclasses import dataclass
from html import escape

from django.utils import translation
from django.utils.translation import gettext as _

from accessibility import voice_code
from accessibility.readings import table
from accessibility.speech import recordings
from documents.extraction.figures import told
from documents.formats.archives import put
from documents.formats.maker import Made, Manuscript, Progress, untold

FOLDERS = {"shift_jis": lambda text: voice_code.in_shift_jis(text)[0], "utf-8": voice_code.in_utf_8}


@dataclass(frozen=True, slots=True)
class VoiceCode:
    """A zip of all of them."""

    extension: str = "zip"

    def make(self, manuscript: Manuscript, progress: Progress = untold) -> Made:  # noqa: ARG002 -- it is one step
        """What stands on paper, cut into as much as a square holds."""
        html = f"<h1>{escape(manuscript.title)}</h1>{told(manuscript.html)}"
        paper = manuscript
        planned = recordings.plan(html, title=paper.title, language=paper.language, page_id=paper.page_id)
        sentences = [spoken.sentence for spoken in planned.spoken]
        codes = voice_code.codes(sentences, title=paper.title, readings=table.current(paper.page_id))
        lost = sum(voice_code.in_shift_jis(code.text)[0].decode("cp932").count(voice_code.MISSING) for code in codes)
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            put(archive, "readme.txt", voice_code.in_utf_8(_how(manuscript, len(codes))), day=paper.issued_on)
            for folder, encode in FOLDERS.items():
                for code in codes:
                    put(archive, f"{folder}/{code.number:02}.txt", encode(code.text), day=paper.issued_on)
        return Made(target.getvalue(), replaced=lost)


def _how(manuscript: Manuscript, count: int) -> str:
    with translation.override(manuscript.language):
        return _(
            "「%(title)s」の音声コードを作るための文です。全部で%(count)d枚です。\n"
            "音声コードを作るソフトに、1枚につき1つのファイルの文を貼りつけてください。\n"
            "shift_jis と utf-8 は、同じ文を2つの文字コードで入れたものです。\n"
        ) % {"title": manuscript.title, "count": count}
