"""Names as they sound and as they are written, folded until spellings of one name are the same. Pure.

Who hears 「やまさき」 on the telephone cannot know whether it is written 山崎 or 山﨑, nor whether it had a z in it.
What is folded is only for finding: what was typed is kept and shown as it was typed.
"""

import re
import unicodedata

# One character of a family name in an old or rare form, then in the form of daily use. Unicode folds none of these:
# to it they are different characters. Chosen from the old forms of the 人名用漢字 and the 誤字俗字・正字一覧表 of the
# Ministry of Justice; where people themselves mix two forms up (斉藤, 斎藤), both become one.
FORMS = (
    "髙高 﨑崎 嵜崎 碕崎 濱浜 濵浜 邊辺 邉辺 齋斉 齊斉 斎斉 澤沢 廣広 眞真 惠恵 櫻桜 國国 嶋島 嶌島 德徳 "
    "瀨瀬 靜静 龍竜 瀧滝 藪薮 籔薮 榮栄 圓円 學学 豐豊 應応 槇槙 𠮷吉 冨富 曾曽 栁柳 桒桑 彌弥 壽寿 實実 "
    "敎教 黑黒 淸清 淺浅 嚴厳 將将 來来 兒児 條条 佛仏 藏蔵 莊荘 萬万 與与 禮礼 穗穂 稻稲 譽誉 鐵鉄 鐡鉄 "
    "鹽塩 關関 驛駅 鷄鶏 鷗鴎 麥麦 默黙 龜亀 𣘺橋 槗橋 舘館 峯峰 嶽岳 埜野 籠篭 蘆芦 淵渕 渊渕 亙亘 凜凛 "
    "堯尭 遙遥 祿禄 穰穣 縣県 總総 繩縄 聰聡 薰薫 衞衛 證証 讓譲 賴頼 鄕郷 銳鋭 鎭鎮 隱隠 靈霊 飮飲 鬪闘 "
    "檜桧 仭仞 盡尽 昻昂 晉晋 增増 椙杉 橫横 步歩 每毎 涉渉 狹狭 竝並 綠緑 緖緒 繫繋 艷艶 觀観 諫諌 辨弁 "
    "辯弁 鍊錬 鄰隣 餠餅"
)
# Sounds that are told apart by writing only, or not at all on the telephone.
_SOUNDS = str.maketrans("ぁぃぅぇぉっゃゅょゎぢづゐゑを", "あいうえおつやゆよわじずいえお", "ー")
_FORMS = {ord(pair[0]): pair[1] for pair in FORMS.split()}
_VOICED = str.maketrans("", "", "\u3099\u309a")
# Variation selectors choose between drawings of one character (辻 with one dot or two).
_VARIATIONS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_KATAKANA = {code: chr(code - 0x60) for code in range(0x30A1, 0x30F7)}
_BETWEEN = re.compile(r"[\s\x00-\x1f\x7f・･·,，、.。\-‐-―−'’]+")


def folded(written: str) -> str:
    """One spelling for all: ﾔﾏｻﾞｷ, ヤマザキ and やまさき are the same, and so are 髙﨑 and 高崎."""
    plain = unicodedata.normalize("NFKC", _VARIATIONS.sub("", written)).casefold()
    plain = plain.translate(_FORMS).translate(_KATAKANA).translate(_SOUNDS)
    unvoiced = unicodedata.normalize("NFD", plain).translate(_VOICED)
    return _BETWEEN.sub("", unicodedata.normalize("NFC", unvoiced))


def digits_in(written: str) -> str:
    """The digits, half-width, as a telephone number or a reference is looked for; +81 is the leading 0."""
    half_width = unicodedata.normalize("NFKC", written).strip()
    digits = "".join(character for character in half_width if character in "0123456789")
    return "0" + digits.removeprefix("81") if half_width.startswith("+81") else digits


def is_number(written: str) -> bool:
    """Whether nothing but digits and what people put between them was typed."""
    half_width = _BETWEEN.sub("", unicodedata.normalize("NFKC", written)).replace("ー", "")
    return bool(half_width) and all(character in "0123456789+()" for character in half_width)
