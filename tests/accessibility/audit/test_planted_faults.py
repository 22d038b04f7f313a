"""Each engine finds what it is there for. A check that cannot fail is worthless, so every fault is planted here."""

import pytest

from accessibility.audit.engines.codesniffer import CodeSniffer
from accessibility.audit.views import SMALL_PHONE, View

pytestmark = pytest.mark.browser
# 6.5:1 on white: enough for AA, not for AAA.
GREY_OF_SIX_AND_A_HALF = "#5f5f5f"
COVER = "#cover { position: fixed; inset: 0 0 auto 0; height: 400px; background: #fff; }"
TRAP = """<a href="/" id="trap">わな</a><a href="/">外</a>
<script>trap.onkeydown = (event) => event.key === "Tab" && event.preventDefault()</script>"""
FAULTS = [
    ("JapaneseAxe", "image-alt", '<img src="data:," width="9">', ""),
    ("JapaneseAxe", "label", "<input>", ""),
    ("JapaneseAxe", "color-contrast-enhanced", "<p>うすい字</p>", f"p {{ color: {GREY_OF_SIX_AND_A_HALF}; }}"),
    ("JapaneseAxe", "target-size", "<button>あ</button><button>い</button>", "button { all: unset; font-size: 9px; }"),
    ("CodeSniffer", "H37", '<img src="data:," width="9">', ""),
    ("CodeSniffer", "1_4_6.G17.Fail", "<p>うすい字</p>", f"p {{ color: {GREY_OF_SIX_AND_A_HALF}; }}"),
    ("CodeSniffer", "1_4_3.G18.Fail", "<p>もっとうすい字</p>", "p { color: #888; }"),
    ("PageFacts", "accesskey", '<a href="/" accesskey="1">はじめ</a>', ""),
    ("PageFacts", "tabindex", '<a href="/" tabindex="2">あとで</a>', ""),
    ("PageFacts", "hover-only", "<nav><p>ひみつ</p></nav>", "p { display: none; } nav:hover p { display: block; }"),
    ("PageFacts", "one-h1", "<h1>もう一つ</h1>", ""),
    (
        "ShapeChecks",
        "reflow",
        "<pre>とても長い、折り返されない行がここにあります。とても長い行です。もっと長い。</pre>",
        "",
    ),
    ("ShapeChecks", "cut-off", '<p class="box">切れてしまう長い文</p>', ".box { height: 9px; overflow: hidden; }"),
    ("ShapeChecks", "target-44", "<button>小</button>", "button { all: unset; display: block; height: 30px; }"),
    ("ShapeChecks", "target-24", "<button>あ</button><button>い</button>", "button { all: unset; font-size: 9px; }"),
    ("FocusChecks", "focus-visible", '<a href="/">見えない</a>', "a:focus-visible { outline: none; }"),
    ("FocusChecks", "focus-visible", '<a href="/">細い</a>', "a:focus-visible { outline: 1px solid #000; }"),
    ("FocusChecks", "focus-visible", '<a href="/">うすい</a>', "a:focus-visible { outline: 4px solid #ddd; }"),
    ("FocusChecks", "focus-order", '<a href="/">一</a><a href="/" tabindex="1">二</a><a href="/">三</a>', ""),
    ("FocusChecks", "focus-obscured", '<p id="cover"></p><a href="/">下</a>', COVER),
    ("FocusChecks", "focus-trap", TRAP, ""),
]


@pytest.mark.parametrize(
    ("engine", "rule", "body", "css"), FAULTS, ids=[f"{e}-{r}-{n}" for n, (e, r, *_) in enumerate(FAULTS)]
)
def test_a_planted_fault_is_found(show, engines, engine, rule, body, css):
    view = View("planted", "幅320", SMALL_PHONE, by_keyboard=True)
    found = engines[engine].look(show(body, css, view=view))
    assert any(rule in finding.rule for finding in found.violations), found


@pytest.mark.parametrize("engine", ["JapaneseAxe", "CodeSniffer", "PageFacts", "ShapeChecks", "FocusChecks"])
def test_a_page_without_faults_passes(show, engines, engine):
    body = '<p>だれでも<a href="/events/">催し</a>に参加できます。</p><button>参加する</button>'
    view = View("planted", "幅320", SMALL_PHONE, by_keyboard=True)
    page = show(body, "p a { display: inline; }", view=view)
    assert engines[engine].look(page).violations == []


def test_other_colours_of_the_same_page_are_judged_anew(show, engines):
    page = show("<p>うすい字</p>", f'[data-colours="dark"] p {{ color: {GREY_OF_SIX_AND_A_HALF}; }}')
    for engine in ("JapaneseAxe", "CodeSniffer"):
        assert engines[engine].look(page).violations == []
    page.browser.execute_script("document.documentElement.dataset.colours = 'dark'")
    for engine in ("JapaneseAxe", "CodeSniffer"):
        assert engines[engine].look_at_colours(page).violations


def test_a_focus_ring_that_vanishes_in_one_colour_set_is_found(show, engines):
    page = show('<a href="/">はじめ</a>', '[data-colours="dark"] a:focus-visible { outline-color: #fff; }')
    assert engines["FocusChecks"].look_at_colours(page).violations == []
    page.browser.execute_script("document.documentElement.dataset.colours = 'dark'")
    assert [finding.rule for finding in engines["FocusChecks"].look_at_colours(page).violations] == ["focus-visible"]


def test_a_link_whose_whole_card_can_be_pressed_is_large_enough(show, engines):
    css = "article { position: relative; padding: 40px; } a { all: unset; } "
    css += "a::after { content: ''; position: absolute; inset: 0; }"
    assert engines["ShapeChecks"].look(show('<article><a href="/">催し</a></article>', css)).violations == []


def test_a_radio_button_is_as_large_as_its_label(show, engines):
    css = "label { display: block; padding: 12px; } input { all: revert; }"
    body = '<label><input type="radio" name="a"> 電話で参加する</label>'
    assert engines["ShapeChecks"].look(show(body, css)).violations == []


def test_hovering_may_change_what_the_focus_changes_too(show, engines):
    css = "p { display: none; } nav:hover p, nav:focus-within p { display: block; } a:hover { text-decoration: none; }"
    assert engines["PageFacts"].look(show("<nav><p>ひらく</p></nav>", css)).violations == []


def test_where_a_page_put_the_focus_on_its_errors_the_way_goes_round(show, engines):
    body = '<a href="/">前</a><p tabindex="-1" id="errors">誤り</p><a href="/">後</a>'
    page = show(body, view=View("planted", "幅320", SMALL_PHONE, by_keyboard=True))
    page.browser.execute_script("document.getElementById('errors').focus()")
    assert engines["FocusChecks"].look(page).violations == []


class TestOverrulingHtmlCodeSniffer:
    """What is overruled, and that it still speaks up just beside that."""

    def test_words_that_are_only_heard_have_no_contrast(self, show, engines):
        css = ".visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; }"
        found = engines["CodeSniffer"].look(show('<p class="visually-hidden">聞く人だけに</p>', css))
        assert [finding for finding in found.incomplete if ".Abs" in finding.rule] == []

    def test_words_that_lie_somewhere_else_are_still_asked_about(self, show, engines):
        found = engines["CodeSniffer"].look(show('<p class="note">見える</p>', ".note { position: absolute; }"))
        assert [finding for finding in found.incomplete if ".Abs" in finding.rule]

    def test_every_overruling_says_why(self, engines):
        engine = engines["CodeSniffer"]
        assert isinstance(engine, CodeSniffer)
        assert all(len(reason.because) > 20 and reason.of for reason in engine.overruled)
