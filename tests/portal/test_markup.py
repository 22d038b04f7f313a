"""Promises about how plain words become page bodies."""

import json

import pytest

from portal import markup


def test_tags_in_words_stay_words() -> None:
    assert markup.inline("a < b & **c** [d](/e/)") == 'a &lt; b &amp; <b>c</b> <a href="/e/">d</a>'


def test_lines_of_a_paragraph_are_joined_as_japanese_is_written() -> None:
    assert markup.paragraphs("一行目\n二行目\n\n次の段落") == "<p>一行目二行目</p><p>次の段落</p>"


def test_the_same_words_give_the_same_body() -> None:
    entries = [{"h2": "題"}, {"ul": ["一", "二"]}]
    first, second = (markup.body(entries, images={}) for _time in range(2))
    assert first == second
    assert [block["type"] for block in json.loads(first)] == ["heading", "paragraph"]


def test_an_unknown_entry_stops_loudly() -> None:
    with pytest.raises(ValueError, match="marquee"):
        markup.body([{"marquee": "x"}], images={})
