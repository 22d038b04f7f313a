"""Promises about DAISY 2.02: every reference resolves, and times are those of the decoded sound."""

import re
from pathlib import Path

import pytest

from documents.formats.books.daisy import Daisy
from tests.documents.books.unpacking import MANUSCRIPT, XHTML, decoded, parsed, seconds, unpacked

pytestmark = pytest.mark.django_db
# What the specification asks of a contents list (DAISY 2.02, appendix 2).
REQUIRED = {
    "dc:creator", "dc:date", "dc:format", "dc:identifier", "dc:language", "dc:publisher", "dc:title", "ncc:charset",
    "ncc:pageFront", "ncc:pageNormal", "ncc:pageSpecial", "ncc:setInfo", "ncc:tocItems", "ncc:totalTime",
}  # fmt: skip
# Elements of XHTML 1.0 that a text of ours may use.
KNOWN = {
    "html", "head", "title", "meta", "body", "h1", "h2", "h3", "h4", "p", "span", "a", "img", "strong", "em", "sup",
    "br", "ul", "ol", "li", "table", "caption", "tbody", "thead", "tr", "th", "td", "div",
}  # fmt: skip


@pytest.fixture
def files() -> dict[str, bytes]:
    return unpacked(Daisy().make(MANUSCRIPT).content)


def ids(content: bytes) -> set[str]:
    return {element.get("id") for element in parsed(content).iter() if element.get("id")}


def metas(content: bytes) -> dict[str, str]:
    tags = [element for element in parsed(content).iter() if str(element.tag).endswith("meta") and element.get("name")]
    return {element.get("name"): element.get("content") for element in tags}


def smils(files: dict[str, bytes]) -> list[str]:
    return sorted(name for name in files if re.fullmatch(r"p\d{4}\.smil", name))


def test_every_reference_resolves(files: dict[str, bytes]) -> None:
    known = {name: ids(content) for name, content in files.items() if name.endswith((".html", ".smil"))}
    references = [
        (name, value)
        for name in known
        for element in parsed(files[name]).iter()
        for attribute, value in element.items()
        if attribute in {"src", "href"}
    ]
    assert len(references) > 100
    for name, value in references:
        file, _, place = value.partition("#")
        assert file in files, (name, value)
        assert not place or place in known[file], (name, value)
    assert {"ncc.html", "content.html", "master.smil"} < set(files)


def test_times_are_those_of_the_decoded_sound(files: dict[str, bytes], tmp_path: Path) -> None:
    elapsed = 0.0
    for name in smils(files):
        clips = [
            tuple(float(re.fullmatch(r"npt=(.+)s", audio.get(end))[1]) for end in ("clip-begin", "clip-end"))
            for audio in parsed(files[name]).iter("audio")
        ]
        assert all(begin < end for begin, end in clips)
        assert [0.0, *(end for _begin, end in clips[:-1])] == [begin for begin, _end in clips]
        length = len(decoded(files[name.replace("smil", "mp3")], tmp_path)) / 24_000
        told = metas(files[name])
        assert clips[-1][1] == seconds(told["ncc:timeInThisSmil"]) == pytest.approx(length, abs=0.001)
        assert seconds(told["ncc:totalElapsedTime"]) == pytest.approx(elapsed, abs=0.002)
        elapsed += length
    assert seconds(metas(files["ncc.html"])["ncc:totalTime"]) == pytest.approx(elapsed, abs=1)


def test_the_contents_list_says_what_players_ask_for(files: dict[str, bytes]) -> None:
    told = metas(files["ncc.html"])
    assert set(told) >= REQUIRED
    assert (told["ncc:multimediaType"], told["dc:format"]) == ("audioFullText", "Daisy 2.02")
    assert int(told["ncc:files"]) == len(files)
    headings = list(parsed(files["ncc.html"]).find("x:body", XHTML))
    assert int(told["ncc:tocItems"]) == len(headings)
    words = [(e.tag[-2:], e.get("class"), "".join(e.itertext())) for e in headings]
    assert words[:4] == [
        ("h1", "title", "給付金のご案内 <2026>"),
        ("h1", "section", "給付金の額"),
        ("h2", "section", "必要なもの"),
        ("h3", "section", "地図の見方"),
    ]


def test_a_heading_button_reaches_every_sound_file(files: dict[str, bytes]) -> None:
    """A player finds files through the contents list only."""
    reached = {a.get("href").partition("#")[0] for a in parsed(files["ncc.html"]).iter(f"{{{XHTML['x']}}}a")}
    assert sorted(reached) == smils(files)


def test_the_text_uses_only_what_xhtml_1_0_knows(files: dict[str, bytes]) -> None:
    tags = {str(element.tag).partition("}")[2] for element in parsed(files["content.html"]).iter()}
    assert tags <= KNOWN


def test_names_are_what_the_oldest_players_read(files: dict[str, bytes]) -> None:
    assert all(re.fullmatch(r"[a-z0-9]{1,8}\.(html|smil|mp3|png|jpg|gif)", name) for name in files)
