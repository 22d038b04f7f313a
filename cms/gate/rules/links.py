"""A link is often heard alone, in a list of links: its words must say where it leads (2.4.4)."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from lxml.html import HtmlElement

from cms.gate.content import PageContent, Part
from cms.gate.findings import Finding

_MORE = "詳しくは|くわしくは|詳細は|詳しい内容は|続きは"
# これから is a word of its own, and the name of the page of coming events.
_HERE = "こちら|コチラ|ここ|此方|これ(?!から)|下記|リンク|リンク先"
_PRESS = "から|へ|まで|です|参照|をタップ|を?クリック(?:してください)?|を?(?:押して|見て|ご覧|御覧)(?:ください|下さい)"
NOTHING = re.compile(
    rf"^(?:(?:{_MORE})?(?:{_HERE})(?:{_PRESS})?|{_MORE}|詳しく|くわしく|詳細|もっと見る|続きを読む|クリック|"
    r"here|click ?here|click|more|read ?more|learn ?more|details?|link|this)$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
AROUND = " 　\t\n「」『』（）()[]【】<>＜＞《》→⇒▶►»≫・、。.,!！:：…"


def links_that_say_nothing(content: PageContent) -> Iterator[Finding]:
    """Links without words, called こちら, or written as their address."""
    for part in content.parts:
        for link in part.tree.iter("a"):
            if finding := _judge(part, words_of(link)):
                yield finding


def words_of(link: HtmlElement) -> str:
    """What is read out: the text, and the alternatives of images."""
    images = " ".join(image.get("alt", "") for image in link.iter("img"))
    return " ".join(f"{link.text_content()} {images}".split())


def _judge(part: Part, words: str) -> Finding | None:
    bare = words.strip(AROUND)
    if not bare:
        return part.blocks(_("リンクに文字がありません。"), _("リンク先の名前を書くか、リンクを消してください。"))
    if NOTHING.match(bare):
        return part.blocks(
            _("リンクの文字が「%(words)s」だけで、行き先が分かりません。") % {"words": words},
            _("行き先の名前に変えてください。例：「申込書（PDF）」「相談窓口の一覧」"),
        )
    if ADDRESS.match(bare):
        return part.blocks(
            _("リンクの文字がアドレス（%(words)s）になっています。") % {"words": words[:60]},
            _("読み上げると一字ずつになります。行き先の名前に変えてください。"),
        )
    return None
