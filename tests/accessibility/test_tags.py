"""What recordings say of themselves, as ffmpeg reads it; and that it never harms the sound."""

import datetime as dt
import re
import subprocess
import tempfile
from dataclasses import replace

import imageio_ffmpeg
import numpy as np
import pytest

from accessibility.speech import encoder, id3, joining, mp3, ogg
from accessibility.speech.kinds import KINDS
from accessibility.speech.tags import Chapter, Labels, with_tags

LICENCE = "HTS Voice “Mei” © 2009-2013 Nagoya Institute of Technology, CC BY 3.0"
LABELS = Labels(
    title="広報えんがわ 12月号",
    town="縁側市",
    day=dt.date(2026, 12, 5),
    licence=LICENCE,
    comment="声：HTS Voice “Mei”",
    words="髙橋です。😀\n二行目。",
)
TITLES = ["広報えんがわ 12月号", "給付金（髙橋）", "😀=;#\\"]


def ffmpeg(*arguments: str, content: bytes) -> subprocess.CompletedProcess[bytes]:
    """From a file, as a listener has it: of what comes through a pipe ffmpeg cannot tell the length."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "warning", "-i", file.name, *arguments]
        return subprocess.run(command, capture_output=True, check=True)


def told(content: bytes, where: str) -> str:
    """Labels and chapters; Ogg keeps its labels with the stream."""
    return ffmpeg("-map_metadata", where, "-f", "ffmetadata", "-", content=content).stdout.decode()


def unescaped(line: str) -> str:
    return re.sub(r"\\(.)", r"\1", line)


@pytest.fixture(scope="module")
def sounds() -> dict[str, bytes]:
    def hum(ending: str, seconds: float) -> bytes:
        samples = 8000 * np.sin(np.arange(int(encoder.RATE * seconds)) / 20)
        return encoder.encode(samples.astype(np.int16), ending)

    return {ending: joining.join(ending, [hum(ending, 1.3), hum(ending, 0.7), hum(ending, 2.05)]) for ending in KINDS}


def chapters(count: int = 3) -> list[Chapter]:
    return [Chapter(place * 1.25, (place + 1) * 1.25, TITLES[place % 3]) for place in range(count)]


@pytest.mark.parametrize(("ending", "where"), [("mp3", "0:g"), ("ogg", "0:s:0")])
def test_ffmpeg_reads_title_town_day_licence_and_words(sounds, ending: str, where: str) -> None:
    labelled = told(with_tags(ending, sounds[ending], LABELS, chapters()), where)
    lines = [unescaped(line).lower() for line in labelled.split("[CHAPTER]")[0].replace("\\\n", "\n").splitlines()]
    for line in ("title=広報えんがわ 12月号", "artist=縁側市", "date=2026-12-05", "comment=声：hts voice “mei”"):
        assert line in lines
    assert "cc by 3.0" in next(line for line in lines if line.startswith("copyright="))
    assert re.search(r"lyrics(-jpn)?=髙橋です。😀\n二行目。", "\n".join(lines))


@pytest.mark.parametrize("ending", ["mp3", "ogg"])
def test_ffmpeg_finds_every_chapter_at_its_time(sounds, ending: str) -> None:
    labelled = told(with_tags(ending, sounds[ending], LABELS, chapters()), "0:g").partition("[CHAPTER]")[2]
    assert [int(time) for time in re.findall(r"START=(\d+)", labelled)] == [0, 1250, 2500]
    assert int(re.findall(r"END=(\d+)", labelled)[0]) == 1250
    assert [unescaped(title) for title in re.findall("title=(.*)", labelled)] == TITLES


@pytest.mark.parametrize("ending", ["mp3", "ogg"])
@pytest.mark.parametrize("title", ["見出し", "長い見出し" * 60], ids=["short", "more labels than an Ogg page holds"])
def test_labelled_sound_is_the_same_sound_and_decodes_without_a_warning(sounds, ending: str, title: str) -> None:
    plain = sounds[ending]
    many = [Chapter(place / 100, (place + 1) / 100, title) for place in range(250)]
    labelled = with_tags(ending, plain, LABELS, many)
    decoded = ffmpeg("-f", "s16le", "-", content=labelled)
    assert decoded.stderr == b""
    assert decoded.stdout == ffmpeg("-f", "s16le", "-", content=plain).stdout
    count = mp3.seconds if ending == "mp3" else ogg.seconds
    assert count(labelled) == count(plain)


@pytest.mark.parametrize("ending", ["mp3", "ogg"])
def test_the_words_of_a_long_document_do_not_hold_up_its_first_sentence(sounds, ending: str) -> None:
    labels = replace(LABELS, words="長い文章です。" * 1_000)
    assert with_tags(ending, sounds[ending], labels, []) == with_tags(
        ending, sounds[ending], replace(LABELS, words=""), []
    )


@pytest.mark.parametrize("ending", ["mp3", "ogg"])
def test_new_labels_replace_the_old_ones(sounds, ending: str) -> None:
    once = with_tags(ending, sounds[ending], LABELS, chapters())
    other = Labels(title="直した題", town="縁側市", day=None, licence=LICENCE)
    assert with_tags(ending, once, other, []) == with_tags(ending, sounds[ending], other, [])
    assert with_tags(ending, once, LABELS, chapters()) == once


@pytest.mark.parametrize("ending", ["mp3", "ogg"])
def test_more_chapters_than_a_list_of_contents_holds_are_put_together(sounds, ending: str) -> None:
    many = [Chapter(place / 200, (place + 1) / 200, f"{place}") for place in range(600)]
    labelled = told(with_tags(ending, sounds[ending], LABELS, many), "0:g").partition("[CHAPTER]")[2]
    assert re.findall("title=(.*)", labelled) == [str(place) for place in range(0, 600, 3)]


@pytest.mark.parametrize("ending", ["mp3", "ogg"])
def test_words_that_no_player_could_show_do_not_break_the_labels(sounds, ending: str) -> None:
    labels = Labels(title="題\ud800\0後", town="縁側市", day=None, licence="", comment="")
    labelled = told(with_tags(ending, sounds[ending], labels, [Chapter(0, 1, "\0\ud800")]), "0:g")
    assert labelled.count("[CHAPTER]") == 1


def test_the_address_of_the_licence_stands_in_the_file(sounds) -> None:
    labelled = with_tags("mp3", sounds["mp3"], LABELS, [])
    address = b"https://creativecommons.org/licenses/by/3.0/"
    assert b"WCOP" + len(address).to_bytes(4, "big") + b"\0\0" + address in labelled[: id3.length(labelled)]


def test_a_player_is_told_the_length_and_need_not_guess_it(sounds) -> None:
    guessed = ffmpeg("-f", "null", "-", content=mp3.with_length(sounds["mp3"])).stderr
    assert b"Estimating duration" not in guessed
    with pytest.raises(mp3.DamagedSoundError):
        mp3.with_length(b"")
