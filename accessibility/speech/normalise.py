"""Municipal Japanese made speakable: 12/5(土)10:00〜 becomes words before Open JTalk sees it.

Each rule is a pattern and a small pure function; they run in the order of ``RULES``.
"""

import re
from functools import lru_cache

from accessibility.readings.context import people_in_kana
from accessibility.rewriting import Match, clock_time, rewritten, rule
from accessibility.speech.characters import ERAS, WEEKDAYS, plain
from accessibility.speech.latin import in_latin, with_kana
from accessibility.speech.reaching import digits, domain, last_digits, mail, site, telephone, telephone_without_groups

DAY = "[月火水木金土日]"
BULLET = r"[●■◆◎◇□▼▲▽△★☆※→⇒・\-*○〇◯]"


def _era_date(found: Match) -> str:
    return f"{_era(found[1], found[2])}{int(found[3])}月{int(found[4])}日"


def _era(letter: str, year: str) -> str:
    return f"{ERAS[letter]}{'元' if int(year) == 1 else int(year)}年"


def _western_date(found: Match) -> str:
    return f"{found[1]}年{int(found[2])}月{int(found[3])}日"


def _month_day(found: Match) -> str:
    return f"{int(found[1])}月{int(found[2])}日"


def _weekday(found: Match) -> str:
    day = "日" if found[1] != "祝" else ""
    holiday = "、しゅくじつ" if "祝" in found[0][2:] else ""
    return f"{WEEKDAYS[found[1]]}{'び' if day else ''}{holiday}、"


def _weekday_span(found: Match) -> str:
    return f"{WEEKDAYS[found[1]]}びから{WEEKDAYS[found[2]]}び"


def _weekdays(found: Match) -> str:
    return "、".join(WEEKDAYS[day] + ("び" if day != "祝" else "") for day in re.findall(f"{DAY}|祝", found[0]))


# A wide blank stands where a line would be broken; between somebody's two names it is no pause.
BLANKS = (
    rule("(?<!\\S)\\S(?:\u3000\\S){3,}(?!\\S)", lambda m: m[0].replace("\u3000", "")),  # マ　ラ　ソ　ン
    rule("(?<![一-龯々])([一-龯々]{1,3})\u3000+([一-龯々]{1,4})(?=さん|氏|先生|様|[(（])", r"\1 \2"),
    rule("(?<=[(（])([ぁ-ゖァ-ヺー]+)\u3000+([ぁ-ゖァ-ヺー]+)(?=[)）])", r"\1 \2"),
    rule("(?<=[\\w)）」』】%])\u3000+(?=[\\w(（「『【])", "、"),
)
ADDRESSES = (
    # The end of an address whose beginning is lost.
    rule(r"(?<!\S)/[\w./%-]+\.html?(?!\w)", "ウェブサイトのページ、"),
    rule(r"https?://[^\s　、。）)」]+", site),
    rule(r"(?<![\w.])www\.[\w.-]+[^\s　、。）)」]*", site),
    rule(r"(?:電子|(?<![A-Za-z])[Ee]-?)?(?:メール(?:アドレス)?|[Mm]ail)[: 、]*(?=[A-Za-z0-9_.+-]+@)", ""),
    rule(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", mail),
    rule(r"@?(?<![\w.-])(?:[A-Za-z0-9-]+\.)+(?:jp|com|net|org|info)(?![\w.-])", domain),
)
NUMBERS_TO_CALL = (
    rule(r"(?i)(?<![A-Za-z])(?:TEL/FAX|電話/FAX)[ :.]*(?=[(]?0\d)", "電話番号とファックス、"),
    rule(r"(?i)(?<![A-Za-z])(?:TEL|電話番号|(?<!お)電話)[ :.、]*(?=[(]?0\d)", "電話番号、"),
    rule(r"(?i)(?<![A-Za-z])FAX(?:番号)?[ :.]*(?=[(]?0\d)", "ファックス、"),
    rule(r"(?<!\d)(?:\(0\d{1,4}\)|0\d{1,4}[-(])\d{1,4}[-)]\d{3,4}(?!\d)", telephone),
    rule(r"(?<![\d-])0(?:[5789]0\d{8}|120\d{6}|\d{9})(?!\d)", telephone_without_groups),
    rule(r"(?<!\d)\(\d{2,4}\)\d{4}(?!\d)", digits),
    rule(r"(?<=\dの\d{4}、)(?:\s*(?:から|[〜~・,/]|または)\s*\d{4}(?!\d|-\d))+", last_digits),
    rule(r"(?:〒|郵便番号)[ :]*(?=\d{3}-?\d{4}(?!\d))", "郵便番号、"),
    rule(r"(?<=郵便番号、)\d{3}-?\d{4}", digits),
    rule(r"(?<=内線)[ :、番号]*\d+(?:[・、,]\d+)*(?!\d)", lambda m: "、" + digits(m)),
)
DATES = (
    rule(r"\b([RHSTM])\s?(\d{1,2})[./](\d{1,2})[./](\d{1,2})(?!\d)", _era_date),
    rule(r"\b([RHS])\s?(\d{1,2})(?:年(?!代))?(?![\d.A-Za-z])", lambda m: _era(m[1], m[2])),
    rule(r"(?<!\d)(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)", _western_date),
    rule(r"(?<![\d/.-])(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?![\d/])(?<!(?<![〜~(])1/[23])", _month_day),
    rule(r"(?<![\d/.-])(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?=\s*(?:[(][月火水木金土日]|[〜~]\s*\d))", _month_day),
    rule(rf"\(({DAY}|祝)曜?日?(?:[・/、]?祝日?)?\)", _weekday),
    rule(rf"\((?:{DAY}|祝)(?:[・、/](?:{DAY}|祝))+\)", lambda m: _weekdays(m) + "、"),
    rule(rf"(?<![\w])({DAY})\s*[〜~\-]\s*({DAY})(?=曜日|\s|、|。|$|[0-9(])(?:曜日?)?", _weekday_span),
    rule(rf"(?<!\w){DAY}(?:[・、/](?:{DAY}|祝))+(?:曜日?|(?!\w))", _weekdays),
    rule(r"(?<!\d)(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?!\d)", clock_time),
    rule(r"(?<=\d時)\s*0?0分", ""),
    rule(r"(\d{4})\s*\((令和|平成|昭和|大正|明治)\s*(\d{1,2}|元)(年?)\)年", r"\1年、\2\3年、"),
)
SPANS = (
    rule(r"(?<![\d時分日月年度円])[〜~](?!\d)([^〜~]{2,40})[〜~](?=$|[」』)\s、。])", r"、\1、"),
    rule(r"(?<=[時分日月人名円歳年枚個回階度%うび、秋春夏冬])\s*[〜~]\s*(?=[\w])", "から"),
    rule(r"(?<=[時分日円])\s*-\s*(?=[\d午正])", "から"),
    rule(r"(?<=\d)\s*[〜~]\s*(?=\d)", "から"),
    rule(r"(?<=[ぁ-ん])[〜~](?=[ぁ-ん]{1,2}(?![ぁ-ん一-龯ァ-ヶ]))", "ー"),  # あま〜い
    # Between short words a span (初級〜中級), before a longer one the beginning of a subtitle.
    rule(
        r"(?<=[\w)])\s*[〜~]\s*(?=[^\s、。〜~()「」]{1,8}(?:$|[\s、。)〜~(」]|まで|程度|向け|対象|の方|の部))", "から"
    ),
    rule(r"(?<=[時分日月年度\d人名円歳頃ろび午])[〜~]\s*(?=$|[、。()\s])", "から"),
    rule(r"(?<=\d)\s*-\s*(?=\d+[人名個回分時日年歳])", "から"),
    rule(r"(?:^|(?<=[\s(「、]))\s*[〜~]\s*(\d+[人名個回分時日年歳])", r"\1まで"),
    rule(r"[〜~]", "、"),
)
MONEY_AND_UNITS = (
    rule(r"[¥\\]\s*(\d[\d,.]*)", r"\1円"),
    rule(r"(?<=円)\s*/\s*(?:1?人|1?名)(?!\w)", "、ひとりにつき"),
    rule(r"(?<=円)\s*/\s*1?(回|日|月|年|時間|組|台|枚|個|冊|本|泊|団体|世帯|セット|チーム)(?![^\W\d])", r"、1\1につき"),
    rule(r"(\d)\s*%", r"\1パーセント"),
    rule(r"(\d)\s*°C?", r"\1度"),
    rule(r"(\d)\s*m2\b", r"\1平方メートル"),
    rule(r"(\d)\s*(?:kg|KG)(?![A-Za-z])", r"\1キログラム"),
    rule(r"(\d)\s*km(?![A-Za-z])", r"\1キロメートル"),
    rule(r"(\d)\s*cm(?![A-Za-z])", r"\1センチメートル"),
    rule(r"(\d)\s*mm(?![A-Za-z])", r"\1ミリメートル"),
    rule(r"(\d)\s*m(?![A-Za-z])", r"\1メートル"),
    rule(r"(\d)\s*(?:ml|mL|cc)(?![A-Za-z])", r"\1ミリリットル"),
    rule(r"(\d)\s*[gG](?![A-Za-z])", r"\1グラム"),
    rule(r"(\d)\s*MB(?![A-Za-z])", r"\1メガバイト"),
    rule(r"(\d)\s*[kK]B(?![A-Za-z])", r"\1キロバイト"),
    rule(r"(\d)\s*GB(?![A-Za-z])", r"\1ギガバイト"),
    rule(r"(\d)\s*pt(?![A-Za-z])", r"\1ポイント"),
    rule(r"(?<![A-Za-z\d])B(\d)F", r"地下\1階"),
    rule(r"(?<![A-Za-z\d])(\d{1,2})F(?![A-Za-z])", r"\1階"),
    rule(r"(?<![\d/])1/([23])(?![\d/])", r"\1分の1"),
)
FIRMS = (
    rule(r"\(株\)", "かぶしきがいしゃ、"),
    rule(r"\(有\)", "ゆうげんがいしゃ、"),
    rule(r"\(一社\)", "いっぱんしゃだんほうじん、"),
    rule(r"\(一財\)", "いっぱんざいだんほうじん、"),
    rule(r"\(社福\)", "しゃかいふくしほうじん、"),
    rule(r"\(公財\)", "こうえきざいだんほうじん、"),
    rule(r"\(公社\)", "こうえきしゃだんほうじん、"),
    rule(r"\(特非\)|\(NPO\)", "エヌピーオーほうじん、"),
)
SIGNS = (
    rule(r"(?<=\d)-(?=\d)", "の"),
    rule(r"@", "アット"),
    rule(r"[:;=*#↓↑←→⇒/]+", "、"),
    rule(r"[”“\"]([^”“\"]+)[”“\"]", r"「\1」"),
    rule(r"[<>≪≫〈〉\[\]{}〔〕”“\"]", "、"),
)
WORDS = (
    rule(r"(?<![A-Za-z])Q(\d+)[.:]?", r"質問\1、"),
    rule(r"(?<![A-Za-z])A(\d+)[.:]", r"答え\1、"),
    rule(r"(?m)^\s*Q[.:]\s*", "質問、"),
    rule(r"(?m)^\s*A[.:]\s*", "答え、"),
    rule(r"(?m)^\s*\((\d{1,2})\)", r"\1、"),
    rule(r"(?<![一-龯\d])年(\d+)回", r"ねん\1回"),
    rule(r"(?<![一-龯\d])月(\d+)回", r"つき\1回"),
    rule(r"(?<![一-龯\d])週(\d+)回", r"しゅう\1回"),
    rule(
        r"(?<=など|等を)行(?=[いえっわお])|(?<=[を等])行(?=[いえっわお])|(?<=[一-龯ァ-ヶー]も)行(?=[いえっわお])",
        "おこな",
    ),
    rule(r"(?<=は)行(?=って(?:い|おり)ません)", "おこな"),
    rule(r"(?<=さま)方", "がた"),
    rule(r"(?<=[者員人生]の)方(?=が)", "かた"),
    rule(r"(?<=・)人(?=[とのにがをはも])", "ひと"),
    rule(r"(?<=[ァ-ヶー])走(?![らりるれろっ行])", "そう"),
    rule(r"(?<=[時分日月年旬])頃", "ごろ"),
    rule(r"([A-Za-z][A-Za-z'-]+) ?\(([ァ-ヶー]+)\)", lambda m: with_kana(m[1], m[2])),
    rule(r"中(?=・高)", "ちゅう"),
    rule(r"(?<![一-龯々])章(?=[がはをのにとも、])", "しょう"),
    rule(r"(?<=いちばん)上", "うえ"),
    rule(r"(?<=[ァ-ヶー])へ(?=[ァ-ヶー])", "ヘ"),
    rule(r"(?<=[国県]道\d{3}号)線", "せん"),  # else Open JTalk says the number digit by digit
    rule(r"何人", "なんにん"),
    rule(r"何名", "なんめい"),
    rule(r"(?<!\d)0時(?!間)|零時(?!間)", "れいじ"),
    rule(r"(?<![\d年組])1組", "ひとくみ"),
    rule(r"(?<![\d年組])2組", "ふたくみ"),
    # Open JTalk counts on from 2022 to 三浦.
    rule(r"(?<=\d)(?=[一二三四五六七八九])", "、"),
    rule(r"(?<=[ぁ-んァ-ヶー一-龯])DE(?=[ぁ-んァ-ヶー一-龯])", "で"),
    rule(rf"(?m)^\s*{BULLET}+\s*", ""),
    rule(r"【([^】]*)】", r"\1。"),
    rule(r"#(?=[^\W\d])", "ハッシュタグ、"),
    rule(r"[○〇](?=$|[\s。、])", "まる"),
    rule(r"×(?=$|[\s。、])", "ばつ"),
    rule(r"△(?=$|[\s。、])", "さんかく"),
    rule(r"(?<=\d)\s*×\s*(?=\d)", "かける"),
    rule(r"&", "アンド"),
    rule(r"(?<=[A-Za-z])/(?=[A-Za-z])|(?<=[^\d\s])/(?=[^\d\s])", "、"),
    rule(r"[★☆●■◆→⇒◎◇□▼▲※]", "、"),
    rule(r"[A-Za-z]+(?:['’-][A-Za-z]+)*", lambda m: in_latin(m[0])),
)
TIDY = (
    rule(r"\s*\n\s*", "。"),
    rule(r"[、 ]*、[、 ・]*", "、"),
    rule(r"(?<=び)、(?=から|まで|[にのはともがへ)])", ""),
    rule(r"[、。]*。[、。]*", "。"),
    rule(r"(?<=[(「『])、|、(?=[()」』])", ""),
    # Open JTalk says a number before a bracket digit by digit, as of a telephone.
    rule(r"(?<![\dの.,-])(\d{2,})(?=\()", r"\1、"),
)
RULES = (*ADDRESSES, *NUMBERS_TO_CALL, *DATES, *MONEY_AND_UNITS, *SPANS, *FIRMS, *WORDS, *SIGNS, *TIDY)


@lru_cache(maxsize=2_000)
def speakable(text: str) -> str:
    """The words to be spoken for ``text``; empty when there is nothing to say."""
    words = people_in_kana(plain(rewritten(text, BLANKS)))
    return rewritten(words, RULES).strip(" 、")
