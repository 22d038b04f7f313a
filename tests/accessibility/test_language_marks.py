"""Promises about what stays Japanese on a page in another language: it says so, and every voice reads it right."""

import pytest

from accessibility.language_marks import mark_japanese


def marked(html: str) -> str:
    return mark_japanese(html, language="en")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Welcome to 縁側市 online</p>", '<p>Welcome to <span lang="ja">縁側市</span> online</p>'),
        ("<dd>縁側市役所 1階</dd>", '<dd><span lang="ja">縁側市役所 1階</span></dd>'),
        ("<p>Zoomを使います</p>", '<p><span lang="ja">Zoomを使います</span></p>'),
        ("<li>Salon 「縁側」 today</li>", '<li>Salon <span lang="ja">「縁側」</span> today</li>'),
        ("<p>𠮟る</p>", '<p><span lang="ja">𠮟る</span></p>'),
        ('<option value="a">妊婦</option>', '<option value="a" lang="ja">妊婦</option>'),
        ('<img src="a" alt="ベンチ">', '<img src="a" alt="ベンチ" lang="ja">'),
    ],
)
def test_a_japanese_part_gets_its_language(html: str, expected: str) -> None:
    assert marked(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<p lang="ja">縁側<b>サロン</b>です</p>',
        '<html lang="en"><head><style>.a::after{content:"（縁）"}</style></head></html>',
        "<script>const a = '縁側';</script>",
        '<textarea name="note">ゆっくり、お願いします。</textarea>',
        '<input name="q" value="縁側">',
        "<p>Nothing Japanese here: 10 a.m. to 11:30 a.m.</p>",
        "<!-- 縁側 -->",
    ],
)
def test_what_says_its_language_or_is_not_read_stays_as_it_is(html: str) -> None:
    assert marked(html) == html


def test_a_part_in_a_third_language_inside_a_japanese_one_ends_where_it_ends() -> None:
    html = '<p lang="ja">縁側<span lang="en">salon</span>です</p><p>市</p>'
    assert marked(html) == '<p lang="ja">縁側<span lang="en">salon</span>です</p><p><span lang="ja">市</span></p>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<title>Home｜Engawa</title>", "<title>Home | Engawa</title>"),
        ("<dt>Phone：0267（office）</dt>", "<dt>Phone: 0267 (office) </dt>"),
        ("<p>To 11:30 a.m.。Free。</p>", "<p>To 11:30 a.m. Free. </p>"),
    ],
)
def test_signs_of_japanese_writing_are_set_as_the_alphabet_sets_them(html: str, expected: str) -> None:
    assert marked(html) == expected


def test_marking_twice_changes_nothing() -> None:
    html = "<p>Salon 縁側（free）</p><ul><li>無料</ul><p>x"
    assert marked(marked(html)) == marked(html)


@pytest.mark.parametrize("html", ["<p", "</b></i>縁", "<p lang=>縁", "<ja lang=ja>縁", "<<>>縁 & < 側"])
def test_damaged_html_is_survived(html: str) -> None:
    assert "縁" in marked(html) or html == "<p"
