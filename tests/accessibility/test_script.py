"""What is spoken of a page, in which order, with which pauses."""

import pytest

from accessibility.speech import recordings
from accessibility.speech.script import estimated_seconds, reading_minutes, sentences


def words(html: str) -> list[str]:
    return [sentence.text for sentence in sentences(html)]


@pytest.mark.parametrize(
    "html",
    [
        '<p data-speech="skip">飛ばす</p>',
        "<p hidden>飛ばす</p>",
        '<p aria-hidden="true">飛ばす</p>',
        "<script>飛ばす</script>",
        "<form><label>飛ばす<input></label></form>",
        "<nav>飛ばす</nav>",
        "<button>飛ばす</button>",
        "<!-- 飛ばす -->",
        '<img src="x" alt="">',
        "<p>★☆…</p>",
    ],
)
def test_what_is_only_for_the_eye_or_the_hand_is_not_spoken(html: str) -> None:
    assert words(f"<p>前</p>{html}<p>後</p>") == ["前", "後"]


def test_readings_above_kanji_are_not_spoken_twice() -> None:
    assert words("<p><ruby>催<rp>（</rp><rt>もよお</rt><rp>）</rp></ruby>し</p>") == ["催し"]


def test_images_speak_their_alternative_and_links_their_text() -> None:
    html = '<p>地図です。<img src="m.png" alt="駅から二分"><a href="https://a.example/">くわしい道順</a></p>'
    assert words(html) == ["地図です。", "画像、駅から二分。", "くわしい道順"]


def test_a_table_is_read_row_by_row_with_its_headers() -> None:
    html = (
        "<table><caption>参加費</caption><tr><th>区分<th>金額</tr><tr><th>大人<td>500円</tr>"
        "<tr><td>子ども<td></tr></table>"
    )
    assert "".join(words(html)) == "表、参加費。大人。金額、500円区分、子ども。金額、なし"


def test_a_cell_that_spans_is_said_with_each_of_its_rows_and_under_each_of_its_headers() -> None:
    html = (
        "<table><thead><tr><th rowspan=2>日<th colspan=2>時間</tr><tr><th>朝<th>夜</tr></thead>"
        "<tr><td rowspan=2>月曜<td>9時<td>18時</tr><tr><td colspan=2>休み</tr></table>"
    )
    said = "日、月曜。時間、朝、9時。時間、夜、18時日、月曜。時間、朝、休み"
    assert "".join(words(html)) == said


def test_a_table_inside_a_cell_is_read_in_its_place_once() -> None:
    assert "".join(words("<table><tr><td>外<table><tr><td>内</table><tr><td>後</table>")) == "外。内後"


def test_numbered_lists_say_their_numbers() -> None:
    html = '<ol start="3"><li>申し込む<li>待つ<li value="9">来る<li hidden>飛ばす</ol><ul><li>電話</ul>'
    assert words(html) == ["リスト、3項目。", "3、申し込む", "4、待つ", "9、来る", "電話"]


def test_a_list_says_how_long_it_is_before_its_items() -> None:
    html = '<ul><li>手話通訳<ul><li>午前<li>午後</ul><li>要約筆記</ul><ul role="none"><li>一<li>二</ul>'
    said = ["リスト、2項目。", "手話通訳", "リスト、2項目。", "午前", "午後", "要約筆記", "一", "二"]
    assert words(html) == said


def test_headings_have_levels_and_are_announced_to_who_wants_it() -> None:
    html = "<h1>サロン</h1><p>前</p><h3>持ち物です。上着。</h3>"
    assert [each.level for each in sentences(html)] == [1, 0, 3, 3]
    said = [each.text for each in sentences(html, announces=True)]
    assert said == ["見出し1、サロン", "前", "見出し3、持ち物です。", "上着。"]
    (english,) = sentences("<h2>How to join</h2>", language="en", announces=True)
    assert english.text == "Heading level 2: How to join"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<figure data-speech-words="会場の地図です。"><img alt="地図"><p>飛ばす</p></figure>', ["会場の地図です。"]),
        ('<iframe data-speech-words="動画があります。"></iframe>', ["動画があります。"]),
        ('<table data-speech-words="表は省きます。"><tr><td>飛ばす</table>', ["表は省きます。"]),
        ('<p>高さは<span data-speech-words="約百メートル">100m±</span>です。</p>', ["高さは約百メートルです。"]),
        ('<p data-speech-words="">飛ばす</p>', []),
        ('<p data-speech="skip" data-speech-words="飛ばす">飛ばす</p>', []),
        ('<table><tr><th>数<td data-speech-words="三人">3<tr data-speech="skip"><td>飛ばす</table>', ["数。三人"]),
    ],
)
def test_staff_may_give_other_words(html: str, said: list[str]) -> None:
    assert "".join(words(html)) == "".join(said)


def test_links_are_said_by_their_name() -> None:
    assert words('<a href="/a" aria-label="案内を読む">▶ くわしく</a>') == ["案内を読む"]


def test_headings_are_set_apart_by_silence() -> None:
    before, heading, after = sentences('<p>前</p><h2 id="a">題</h2><p>後</p>')
    assert before.pause > heading.pause > 0.5
    assert (heading.is_heading, heading.element, after.is_heading) == (True, "a", False)


def test_another_language_is_a_sentence_of_its_own() -> None:
    found = sentences('<p>これは<span lang="en-GB">Good morning</span>です。</p>')
    assert [(each.text, each.language) for each in found] == [
        ("これは", "ja"),
        ("Good morning", "en"),
        ("です。", "ja"),
    ]


def test_line_breaks_of_the_source_are_not_heard() -> None:
    assert words("<p>家から\n      参加\n  できます。\n Hello\n world</p>") == ["家から参加できます。", "Hello world"]


@pytest.mark.parametrize("html", ["", "   ", "<", "<p", "</p>", "\ud800", "<p>\x00</p>", "&#0;", "<table><tr></table>"])
def test_damaged_html_is_silent_rather_than_an_error(html: str) -> None:
    assert words(html) == []


def test_no_piece_is_too_long_for_the_voice() -> None:
    assert max(map(len, words(f"<p>{'あ' * 5000}</p><p>{'長い文、' * 500}</p>"))) <= 160


def test_reading_takes_a_minute_for_450_characters() -> None:
    assert [reading_minutes(f"<p>{'字' * count}</p>") for count in (0, 10, 450, 451)] == [1, 1, 1, 2]


@pytest.mark.django_db
def test_the_estimate_is_near_the_real_length(settings, tmp_path) -> None:
    settings.ENGAWA_SPEECH_ENGINE = "accessibility.speech.engines.pyttsx.PyttsxEngine"
    settings.MEDIA_ROOT = tmp_path
    html = (
        "<h1>サロン</h1><p>妊娠中の方と、赤ちゃんを育てている方のためのサロンです。助産師がお話をうかがいます。</p>"
        "<p>令和8年12月5日（土）10:00～11:30、参加費は無料です。問合せは℡0267-00-0100（内線21）へ。</p>"
        "<ul><li>手話通訳</li><li>要約筆記</li></ul>"
    )
    real = recordings.record(html, title="サロン").seconds["mp3"]
    assert estimated_seconds(html) == pytest.approx(real, rel=0.2)


def test_what_is_only_seen_is_said_in_the_language_of_the_page() -> None:
    html = '<img alt="A bench."><ol><li>Sit</li></ol><table><caption>Hours</caption><tr><th>Day</th></tr>'
    found = sentences(f"{html}<tr><td>Monday</td></tr></table>", language="en")
    assert [each.text.rstrip(". ") for each in found] == [
        "image, A bench",
        "1, Sit",
        "table, Hours",
        "Day, Monday",
    ]


def test_the_rows_of_a_table_of_one_column_are_said() -> None:
    rows = "<thead><tr><th scope='col'>行き</th></tr></thead><tbody><tr><th scope='row'>八時</th></tr></tbody>"
    assert "八時" in [sentence.text for sentence in sentences(f"<table>{rows}</table>")]
