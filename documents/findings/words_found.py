"""Judging words that stand in files: titles that are no titles, links that say nothing, letters kept apart."""

import re
import unicodedata

FILE_ENDINGS = r"docx?|xlsx?|pptx?|pdf|jtd|jtdc|txt|html?|odt|ods|odp|png|jpe?g|gif|bmp|tiff?|webp|emf|wmf|svg|heic"
NO_TITLE = re.compile(
    rf"""^(
      (microsoft\s*)?(word|excel|powerpoint)\s*[-－–].*
      | .*\.({FILE_ENDINGS})
      | (無題|名称未設定|文書|新規|新しい|タイトルなし|untitled|document|doc|文档|book|sheet|presentation
         |プレゼンテーション
         |powerpoint\s*プレゼンテーション|powerpoint\s+presentation|スライド)[\s_\-\d０-９()（）]*
      | [\d\s_\-.()（）]+
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
# Names that programs give: "image1.png", "図 3", "Picture 2", "グラフィックス 5", "IMG_2031", "説明: ".
NO_ALTERNATIVE = re.compile(
    rf"""^(
      .*\.({FILE_ENDINGS})
      | (image|img|picture|pict?|photo|graphic|figure|fig|chart|shape|screenshot|dsc[nf]?|スクリーンショット
         |画像|図|写真|絵|イラスト|グラフ|グラフィックス?|オブジェクト|図形|テキスト\s*ボックス|説明|alt)[\s_:：\-.]*[\d０-９]*
      | (グラフィカル\s*ユーザー\s*インターフェイス|自動的に生成された説明|.*自動的に生成された説明)
      | [\d\s_\-.]+
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
NOTHING_SAID = re.compile(
    r"^[\s「『【（(▶→⇒>]*"
    r"(こちら(から|をクリック|をご覧ください|へ)?|ここ(から|をクリック|へ)?|詳細(はこちら)?|詳しくは(こちら)?|くわしくは(こちら)?"
    r"|クリック|リンク|続き(を読む|はこちら)?|もっと見る|click\s*here|here|more|read\s*more|link|details)"
    r"[\s」』】）)。.!！◀←⇐<]*$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"^\s*(https?://|www\.)\S+\s*$", re.IGNORECASE)
# 「日　時」「氏　　　名」: one word for the eye, single letters for the voice.
APART = re.compile(
    r"(?<![\w一-龥ぁ-んァ-ヶ])"
    r"([一-龥ぁ-んァ-ヶ](?:(?:　[ 　]{0,5}|[ ]{2,6})[一-龥ぁ-んァ-ヶ]){1,5})"
    r"(?![\w一-龥ぁ-んァ-ヶ])"
)
DRAWN_POINT = re.compile(r"^\s*([・●○◎■□◆◇▪•‣※-]|[①-⑳]|[(（]?[0-9０-９]{1,2}[)）.．、]|[(（]?[ア-ンa-z][)）.．])\s*\S")
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龥々〆ー]")
# Two answers to choose from, not one word.
CHOICES = {"有無", "男女", "可否", "要否", "済未", "上下", "左右", "前後", "父母", "親子", "夫妻", "正副", "甲乙"}
LETTER = re.compile(r"[^\W\d_]")


def is_poor_title(title: str) -> bool:
    """A name that a program gave, or a file's name."""
    return NO_TITLE.match(title.strip()) is not None


def is_poor_alternative(text: str) -> bool:
    """A name of a file or of a kind of thing: heard, it says nothing of what is seen."""
    return NO_ALTERNATIVE.match(text.strip()) is not None


def is_poor_link(text: str) -> bool:
    """Heard alone in a list of links, it does not say where it leads; or it is an address, spelled letter by letter."""
    return NOTHING_SAID.match(text) is not None or ADDRESS.match(text) is not None


def kept_apart(text: str) -> list[str]:
    """Words whose letters are pushed apart by blanks."""
    return [found for found in APART.findall(text) if not _is_listing(found)]


def _is_listing(found: str) -> bool:
    """「ア　イ　ウ」, 「火　木　土」 and 「有　無」 are letters of their own."""
    letters = re.split(r"[ 　]+", found)
    kana_only = all(unicodedata.name(letter, "").startswith(("HIRAGANA", "KATAKANA")) for letter in letters)
    days = all(letter in "日月火水木金土" for letter in letters)
    return kana_only or days or "".join(letters) in CHOICES


def is_drawn_point(text: str) -> bool:
    """A point of a list that somebody typed: 「・」, 「①」, 「1.」."""
    return DRAWN_POINT.match(text) is not None


def japanese_share(text: str) -> float:
    """How much of the letters is Japanese."""
    letters = LETTER.findall(text)
    return len(JAPANESE.findall(text)) / len(letters) if letters else 0.0
