"""Single characters that Open JTalk leaves out or that NFKC would spoil, and how they are said."""

import unicodedata


def _said(characters: str, names: str) -> dict[str, str]:
    return dict(zip(characters, names.split(), strict=True))


WEEKDAYS = {
    "月": "げつよう", "火": "かよう", "水": "すいよう", "木": "もくよう", "金": "きんよう", "土": "どよう",
    "日": "にちよう", "祝": "しゅくじつ",
}  # fmt: skip
ERAS = {"R": "令和", "H": "平成", "S": "昭和", "T": "大正", "M": "明治"}
DIGITS = _said("0123456789", "ゼロ イチ ニー サン ヨン ゴー ロク ナナ ハチ キュー")
LETTERS = _said(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ オー ピー キュー アール エス "
    "ティー ユー ブイ ダブリュー エックス ワイ ゼット",
)
# Names that people say as words; every other short run of capitals is spelled.
NAMES = {
    "slack": "スラック", "zoom": "ズーム", "web": "ウェブ", "wi-fi": "ワイファイ", "wifi": "ワイファイ",
    "teams": "チームズ", "google": "グーグル", "instagram": "インスタグラム", "facebook": "フェイスブック",
    "word": "ワード", "excel": "エクセル", "powerpoint": "パワーポイント", "line": "ライン",
    "youtube": "ユーチューブ", "twitter": "ツイッター", "meet": "ミート", "email": "イーメール",
    "e-mail": "イーメール", "mail": "メール", "online": "オンライン", "chrome": "クローム", "android": "アンドロイド",
    "iphone": "アイフォーン", "ipad": "アイパッド", "webex": "ウェベックス", "app": "アプリ", "id": "アイディー",
    "ok": "オーケー", "no": "ナンバー", "vol": "ボリューム", "and": "アンド", "am": "エーエム", "pm": "ピーエム",
    "engawa": "エンガワ", "city": "シティ", "covid": "コビッド", "nhk": "エヌエイチケー", "npo": "エヌピーオー",
    "info": "インフォ", "salon": "サロン", "example": "エグザンプル", "com": "コム", "net": "ネット", "org": "オルグ",
    "support": "サポート", "contact": "コンタクト", "hp": "ホームページ", "fax": "ファックス", "tel": "電話",
    "giga": "ギガ", "jis": "ジス", "vs": "たい", "etc": "など", "max": "マックス", "min": "ミニマム", "au": "エーユー",
    "url": "ユーアールエル", "studio": "スタジオ", "news": "ニュース", "baby": "ベビー", "cafe": "カフェ",
    "english": "イングリッシュ", "christmas": "クリスマス", "xmas": "クリスマス", "pilates": "ピラティス",
    "marche": "マルシェ", "festa": "フェスタ", "off": "オフ", "on": "オン", "the": "ザ", "new": "ニュー",
    "forms": "フォームズ", "pref": "プレフ", "paypay": "ペイペイ", "lets": "レッツ", "let's": "レッツ",
    "xr": "エックスアール", "iot": "アイオーティー", "quo": "クオ", "gmail": "ジーメール", "yahoo": "ヤフー",
    "docomo": "ドコモ", "icloud": "アイクラウド", "softbank": "ソフトバンク", "one": "ワン", "day": "デイ",
    "top": "トップ", "page": "ページ", "my": "マイ", "you": "ユー", "we": "ウィー", "in": "イン", "of": "オブ",
    "for": "フォー", "to": "トゥー", "at": "アット", "art": "アート", "eco": "エコ", "fun": "ファン", "run": "ラン",
    "big": "ビッグ", "box": "ボックス", "bus": "バス", "car": "カー", "cup": "カップ", "dog": "ドッグ",
    "cat": "キャット", "fit": "フィット", "get": "ゲット", "go": "ゴー", "hot": "ホット", "joy": "ジョイ",
    "kid": "キッド", "let": "レット", "now": "ナウ", "our": "アワー", "sea": "シー", "sky": "スカイ", "sun": "サン",
    "tea": "ティー", "toy": "トイ", "up": "アップ", "war": "ウォー", "way": "ウェイ", "win": "ウィン",
    "with": "ウィズ", "zoo": "ズー", "de": "デ", "la": "ラ", "le": "ル",
    # Long vowels that Latin letters do not show.
    "tokyo": "トウキョウ", "kyoto": "キョウト", "osaka": "オオサカ", "kobe": "コウベ", "hyogo": "ヒョウゴ",
    "oita": "オオイタ", "kochi": "コウチ", "hokkaido": "ホッカイドウ", "chofu": "チョウフ", "fuchu": "フチュウ",
    "chuo": "チュウオウ", "koto": "コウトウ", "taito": "タイトウ", "bunkyo": "ブンキョウ", "hachioji": "ハチオウジ",
    "koriyama": "コオリヤマ",
}  # fmt: skip
_CIRCLED_DAYS = dict(zip("㈪㈫㈬㈭㈮㈯㈰", "月火水木金土日", strict=True))
_ROMAN = {"Ⅰ": "1", "Ⅱ": "2", "Ⅲ": "3", "Ⅳ": "4", "Ⅴ": "5", "Ⅵ": "6", "Ⅶ": "7", "Ⅷ": "8", "Ⅸ": "9", "Ⅹ": "10"}
_BEFORE_NFKC = str.maketrans(
    {chr(0x2460 + n): f"{n + 1}、" for n in range(20)}  # ①
    | {chr(0x2474 + n): f"{n + 1}、" for n in range(20)}  # ⑴
    | {chr(0x2776 + n): f"{n + 1}、" for n in range(10)}  # ❶
    | {mark: f"({day})" for mark, day in _CIRCLED_DAYS.items()}
    | _ROMAN
    | {
        "℡": "電話番号、", "☎": "電話番号、", "☏": "電話番号、", "📞": "電話番号、", "✉": "メール、", "〶": "〒",
        "㎡": "平方メートル", "㎞": "キロメートル", "㎝": "センチメートル", "㎜": "ミリメートル", "㎏": "キログラム",
        "㎎": "ミリグラム", "㏄": "シーシー", "㍍": "メートル", "㌔": "キロ", "㍑": "リットル", "℃": "度",
        "㈱": "(株)", "㈲": "(有)", "㈳": "社団法人、", "㈵": "特殊、", "№": "ナンバー", "～": "〜", "〰": "〜",
        "½": "2分の1", "⅓": "3分の1", "¼": "4分の1", "−": "-", "‐": "-", "‑": "-", "–": "-", "—": "、", "―": "、",
        "…": "、", "‥": "、", "㊗": "(祝)", "♿": "車いす、",
    }
)  # fmt: skip


def plain(text: str) -> str:
    """The text in ordinary characters: ①, ㈱ and Ⅲ as words, the rest by NFKC, what no voice can say left out."""
    return "".join(map(_kept, unicodedata.normalize("NFKC", text.translate(_BEFORE_NFKC))))


def _kept(character: str) -> str:
    """Emoji, lone surrogates and private characters make Open JTalk fail or fall silent."""
    category = unicodedata.category(character)
    if category in {"Cs", "Co", "Cn", "Cf"}:
        return ""
    if category == "Cc":
        return "\n" if character == "\n" else " "
    return "、" if category == "So" and character not in "〒○〇△×" else character
