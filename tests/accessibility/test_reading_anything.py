"""Whatever people write: nothing fails, nothing of the page is lost."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accessibility.furigana import annotate
from accessibility.speech.normalise import speakable
from accessibility.speech.script import sentences

pytestmark = pytest.mark.django_db
MARKUP = [
    "<p>",
    "</p>",
    "<button>",
    "</button>",
    "<br>",
    "<a href='資料'>",
    "</a>",
    "<!--",
    "-->",
    "<",
    ">",
    "&amp;",
    "&",
]
NOTATION = [
    "申し込み",
    "12/5(土)",
    "妊産婦の方",
    "10:00〜11:30",
    "①",
    "㈱",
    "ヶ",
    "2人",
    "Ⅲ",
    "http://a.example/b",
    "(",
    "〜",
]
CHARACTERS = ["。", "、", "〇", "々", "（", "😀", "\u200d", "が", "ﾊﾝｶｸ", "𠮟る", "\n", " ", "\x1f", "\ufffe"]
PIECES = st.sampled_from([*MARKUP, *NOTATION, *CHARACTERS, "<ruby>漢<rt>かん</rt></ruby>"])
HTML = st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join)
CALM = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@CALM
@given(HTML)
def test_rubies_are_all_that_is_added(html: str) -> None:
    without = re.sub(
        r'<ruby>([^<]*)<rp>\(</rp><rt aria-hidden="true">[^<]*</rt><rp>\)</rp></ruby>', r"\1", annotate(html)
    )
    assert without == html


@CALM
@given(HTML)
def test_every_page_has_a_script_and_every_sentence_words(html: str) -> None:
    for sentence in sentences(html):
        assert not re.search(r"[\ud800-\udfff]", speakable(sentence.text))
