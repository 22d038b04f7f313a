"""What a recording really is, told by its first bytes: its name and what the browser says prove nothing."""

from typing import IO

from django.db import models
from django.utils.translation import gettext_lazy as _

# An hour as WAV (44.1 kHz, stereo) weighs 635 MB; as FLAC half of it, as MP3 a tenth.
LARGEST_BYTES = 700 * 1000 * 1000
LOOKED_AT = 64


class VoiceRefusal(models.TextChoices):
    """Why a recording is not taken, or cannot be used; always with what to do next."""

    EMPTY = "empty", _("ファイルの中身がありません。録音し直すか、ほかのファイルを選んでください。")
    TOO_LARGE = "too_large", _("ファイルが大きすぎます（700メガバイトまで）。FLACかMP3で保存し直してください。")
    PHONE = (
        "phone",
        _(
            "スマートフォンの形式（M4A・AAC・3GP）は、このまま使えません。録音アプリの「共有」か「書き出し」で、WAVかMP3を選んでください。"
        ),
    )
    WINDOWS = "windows", _("Windows Mediaの形式（WMA）は使えません。WAVかMP3で保存し直してください。")
    UNKNOWN = (
        "unknown",
        _("音声のファイルではないようです。WAV・FLAC・MP3・Oggのどれかで保存したファイルを選んでください。"),
    )
    NOT_SOUND = "not_sound", _("ファイルがこわれているようで、読み取れませんでした。保存し直してください。")
    TOO_LONG = "too_long", _("長すぎます（2時間まで）。短く分けて録音してください。")
    TOO_SHORT = "too_short", _("短すぎます。ページを読み終わるまで録音できているか、聞いて確かめてください。")
    SILENT = "silent", _("声が入っていないようです。聞いて確かめてください。")
    TOO_SLOW = "too_slow", _("時間がかかりすぎたので、やめました。MP3かFLACで保存し直してください。")
    UNEXPECTED = "unexpected", _("思わぬことで止まりました。「もう一度ためす」を押してください。")


class VoiceRefusedError(Exception):
    """The recording is not taken; ``refusal`` says why."""

    def __init__(self, refusal: VoiceRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


def accept(file: IO[bytes]) -> str:
    """The ending that fits the content; raises ``VoiceRefusedError`` otherwise.

    Whether it can be heard, only decoding tells.
    """
    size = file.seek(0, 2)
    file.seek(0)
    head = file.read(LOOKED_AT)
    file.seek(0)
    if not head:
        raise VoiceRefusedError(VoiceRefusal.EMPTY)
    if size > LARGEST_BYTES:
        raise VoiceRefusedError(VoiceRefusal.TOO_LARGE)
    return _ending(head)


def _ending(head: bytes) -> str:
    if head[:4] in {b"RIFF", b"RF64"} and head[8:12] == b"WAVE":
        return "wav"
    if head[:4] == b"FORM" and head[8:12] in {b"AIFF", b"AIFC"}:
        return "aiff"
    for mark, ending in ((b"fLaC", "flac"), (b"OggS", "ogg"), (b"ID3", "mp3")):
        if head.startswith(mark):
            return ending
    if head[4:8] == b"ftyp" or _is_adts(head) or head.startswith(b"#!AMR"):
        raise VoiceRefusedError(VoiceRefusal.PHONE)
    if head.startswith(b"\x30\x26\xb2\x75\x8e\x66\xcf\x11"):
        raise VoiceRefusedError(VoiceRefusal.WINDOWS)
    if _is_mpeg_frame(head):
        return "mp3"
    raise VoiceRefusedError(VoiceRefusal.UNKNOWN)


def _is_adts(head: bytes) -> bool:
    """Bare AAC begins like MP3, with a layer that MP3 does not have."""
    return len(head) > 1 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0


def _is_mpeg_frame(head: bytes) -> bool:
    """Layer III with a bit rate and a sample rate that exist."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    is_layer_3, rate, samples = head[1] & 0x06 == 0x02, head[2] >> 4, head[2] >> 2 & 3
    return is_layer_3 and rate not in {0, 15} and samples != 3
