"""A document with everything that books must carry, and ways to look into the finished books."""

import datetime as dt
import io
import subprocess
import zipfile
from pathlib import Path

import imageio_ffmpeg
import numpy as np
from lxml import etree
from PIL import Image

from documents.extraction.blocks import Figure
from documents.formats.maker import Manuscript

RATE = 24_000
XHTML = {"x": "http://www.w3.org/1999/xhtml"}
SMIL = {"s": "http://www.w3.org/ns/SMIL"}


def picture() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (20, 20), "#225588").save(target, "PNG")
    return target.getvalue()


HTML = (
    '<p>はじめに。<strong>大事なことです。次の</strong>文です。<img src="figure:aa" alt="広場の写真"></p>'
    "<h2>給付<em>金</em>の額</h2>"
    '<p>妊娠したときに5万円。<a href="https://town.example/申 込?a=1&amp;b=2">申し込み</a>は市役所へ。'
    '注<a href="#n1"><sup>1</sup></a>。<a href="http://[">行き先のないリンク</a>。</p>'
    '<table><caption>給付の額</caption><tbody><tr><th scope="col">対象</th><th scope="col">金額</th></tr>'
    '<tr><th scope="row">妊娠</th><td>5万円。ただし1回。</td></tr>'
    '<tr><th scope="row" rowspan="x">出産</th><td>5万円</td></tr></tbody></table>'
    "<h3>必要なもの</h3><ul><li>母子健康手帳<ul><li>コピー可</li><li>表紙のみ</li></ul></li><li>印鑑</li></ul>"
    "<ol><li>申請書を書く。窓口へ。</li><li>待つ</li></ol><h4>地図の見方</h4>"
    '<figure><img src="figure:aa" alt="地図。駅から南へ。"><figcaption>図1　地図</figcaption></figure>'
    '<figure><img src="figure:zz" alt="失われた絵"><p>絵の説明です。</p></figure><p><img src="figure:aa" alt=""></p>'
    '<p class="note" id="n1">注1：所得制限はありません。</p><h2>★</h2><p>一行目<br>二行目</p>'
    '<h2>問い合わせ &amp; 相談</h2><p lang="en">Please call us. Thank you.</p><p lang="x y">よその言葉。</p><p>★</p>'
    '<p>中の<a href="https://town.example/">リンク。 </a>と<a href="https://town.example/b"> </a>終わり。</p>'
    '<table><tbody><tr><th scope="col"> </th><th scope="col">平日</th></tr>'
    '<tr><th scope="row">受付</th><td>9時</td></tr></tbody></table>'
)
MANUSCRIPT = Manuscript(
    title="給付金のご案内 <2026>",
    issued_on=dt.date(2026, 11, 1),
    html=HTML,
    address="https://town.example/documents/kyufukin/",
    number="00123",
    short_address="https://town.example/d/00123/",
    summary="給付金の額と、申し込み方のご案内です。",
    figures={"aa": Figure("aa", picture(), "image/png", 20, 20)},
)


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def parsed(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(load_dtd=False, no_network=True))


def decoded(sound: bytes, folder: Path) -> np.ndarray:
    """The samples that a player plays."""
    file = folder / "sound.mp3"
    file.write_bytes(sound)
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(file), "-f", "s16le", "-"]
    ran = subprocess.run(command, capture_output=True, check=True)
    assert not ran.stderr, ran.stderr
    return np.frombuffer(ran.stdout, dtype=np.int16)


def seconds(clock: str) -> float:
    """0:01:02.345 or 00:01:02.345 in seconds."""
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)
