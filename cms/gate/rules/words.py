"""What makes a text hard to read, or hard to hear. Warnings only: staff know their readers."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.gate.content import PageContent
from cms.gate.findings import Finding, Severity

LONGEST_TITLE = 40
LONGEST_SENTENCE = 80
SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]?")
# An alphabet takes two letters where Japanese takes one; its sentences are counted in words.
LONGEST_TITLE_IN_LETTERS = 80
MOST_WORDS = 25
SENTENCE_OF_WORDS = re.compile(r"\S.*?(?:[.!?](?=\s|$)|$)")
# 「日　時」 is read "hi, toki"; it should be 「日時」.
PULLED_APART = re.compile(r"(?<![一-龠々ぁ-んァ-ヶ])([一-龠])[ 　]+([一-龠])(?![一-龠々ぁ-んァ-ヶ])")


def missing_summary(content: PageContent) -> Iterator[Finding]:
    """Lists and search show this sentence; without it people must open the page to know."""
    if not content.summary.strip():
        yield Finding(
            Severity.WARN,
            _("「ひとことで」が空です。"),
            _("いつ・だれに・何があるかを一文で書くと、一覧と検索で見つけやすくなります。"),
            _("ひとことで"),
            "summary",
        )


def long_title(content: PageContent) -> Iterator[Finding]:
    """A title is heard at every page turn."""
    most = LONGEST_TITLE if content.language == "ja" else LONGEST_TITLE_IN_LETTERS
    if (length := len(content.title)) > most:
        yield Finding(
            Severity.WARN,
            _("タイトルが%(length)d文字あります。") % {"length": length},
            _("%(most)d文字までにすると、聞いて覚えられます。") % {"most": most},
            _("タイトル"),
            "title",
        )


def long_sentences(content: PageContent) -> Iterator[Finding]:
    """The listener has to keep the beginning until the verb comes."""
    if content.language != "ja":
        yield from _sentences_of_many_words(content)
        return
    for text, where, path in content.texts():
        for sentence in SENTENCE.findall(text):
            if (length := len(sentence.strip())) > LONGEST_SENTENCE:
                yield Finding(
                    Severity.WARN,
                    _("%(length)d文字の長い文があります：「%(start)s…」") % {"length": length, "start": sentence[:20]},
                    _("2つか3つの文に分けてください。"),
                    where,
                    path,
                )


def _sentences_of_many_words(content: PageContent) -> Iterator[Finding]:
    for text, where, path in content.texts():
        for sentence in SENTENCE_OF_WORDS.findall(text):
            if (number := len(sentence.split())) > MOST_WORDS:
                yield Finding(
                    Severity.WARN,
                    _("%(number)d語の長い文があります：「%(start)s…」") % {"number": number, "start": sentence[:40]},
                    _("2つか3つの文に分けてください。"),
                    where,
                    path,
                )


def letters_pulled_apart(content: PageContent) -> Iterator[Finding]:
    """Spaces put between the letters of a word for the looks of it."""
    for text, where, path in content.texts():
        if match := PULLED_APART.search(text):
            yield Finding(
                Severity.WARN,
                _("「%(word)s」のように、言葉の中に空白があります。") % {"word": match[0]},
                _("正しく読み上げられません。空白を消して「%(word)s」にしてください。") % {"word": match[1] + match[2]},
                where,
                path,
            )
