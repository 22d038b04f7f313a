"""The columns of the event CSV: the 50 of the registry, and the other names the same columns go by."""

import unicodedata
from collections.abc import Mapping
from typing import Final

CODE: Final = "都道府県コード又は市区町村コード"
NUMBER: Final = "NO"
NAME: Final = "名称"
SUMMARY: Final = "概要"
DESCRIPTION: Final = "説明"
KIND: Final = "イベント種類"
URL: Final = "URL"
STATUS: Final = "状態"
START_DATE: Final = "開始日"
END_DATE: Final = "終了日"
START_TIME: Final = "開始時刻"
END_TIME: Final = "終了時刻"
DATE_NOTE: Final = "日時備考"
PLACE: Final = "場所名称"
MEETING_PLACE: Final = "集合場所"
POSTCODE: Final = "郵便番号"
PREFECTURE: Final = "住所都道府県"
MUNICIPALITY: Final = "住所市区町村"
TOWN: Final = "住所町名"
STREET: Final = "住所丁目以下"
BUILDING: Final = "建物名等"
LATITUDE: Final = "緯度"
LONGITUDE: Final = "経度"
ORGANISER: Final = "主催団体"
AUDIENCE: Final = "対象者"
CAPACITY: Final = "定員"
FEE: Final = "料金(基本)"
FEE_DETAIL: Final = "料金(詳細)"
DEADLINE_DATE: Final = "申込期限日"
DEADLINE_TIME: Final = "申込期限時刻"
CONTACT_NAME: Final = "連絡先名称"
CONTACT_PHONE: Final = "連絡先電話番号"
CONTACT_EXTENSION: Final = "連絡先内線番号"
CONTACT_EMAIL: Final = "連絡先メールアドレス"

REGISTRY: Final[tuple[str, ...]] = (
    NUMBER, CODE, NAME, "名称(カナ)", "名称(英字)", "名称(通称)", "サブタイトル", SUMMARY, DESCRIPTION,
    "サブイベント", KIND, URL, "画像URL", STATUS, "対象となる産業", "ステージ", START_DATE, END_DATE, START_TIME,
    END_TIME, DATE_NOTE, PLACE, MEETING_PLACE, POSTCODE, PREFECTURE, MUNICIPALITY, TOWN, STREET, BUILDING, LATITUDE,
    LONGITUDE, ORGANISER, "共催団体", "その他関係団体", AUDIENCE, CAPACITY, FEE, FEE_DETAIL, "外国語対応",
    DEADLINE_DATE, DEADLINE_TIME, "申込方法", "アクセス方法", "駐車場情報", "駐輪場情報", CONTACT_NAME,
    CONTACT_PHONE, CONTACT_EXTENSION, CONTACT_EMAIL, "備考",
)  # fmt: skip

# The recommended set (推奨データセット イベント一覧): its columns in its order, each with the registry's
# column that says the same.
RECOMMENDED: Final[dict[str, str]] = {
    "都道府県コード又は市区町村コード": CODE, "NO": NUMBER, "都道府県名": PREFECTURE, "市区町村名": MUNICIPALITY,
    "イベント名": NAME, "イベント名_カナ": "名称(カナ)", "イベント名_英語": "名称(英字)", "開始日": START_DATE,
    "終了日": END_DATE, "開始時間": START_TIME, "終了時間": END_TIME, "開始日時特記事項": DATE_NOTE,
    "説明": DESCRIPTION, "料金(基本)": FEE, "料金(詳細)": FEE_DETAIL, "連絡先名称": CONTACT_NAME,
    "連絡先電話番号": CONTACT_PHONE, "連絡先内線番号": CONTACT_EXTENSION, "主催者": ORGANISER, "場所名称": PLACE,
    "住所": TOWN, "方書": BUILDING, "緯度": LATITUDE, "経度": LONGITUDE, "アクセス方法": "アクセス方法",
    "駐車場情報": "駐車場情報", "定員": CAPACITY, "参加申込終了日": DEADLINE_DATE, "参加申込終了時間": DEADLINE_TIME,
    "参加申込方法": "申込方法", "URL": URL, "備考": "備考",
}  # fmt: skip

# Columns without a field of their own on an event: each becomes a headed passage of the page, in this order.
SECTIONS: Final[dict[str, str]] = {
    "サブタイトル": "副題",
    "名称(通称)": "通称",
    "名称(カナ)": "名前の読み方",
    "名称(英字)": "英語での名前",
    "申込方法": "申し込み方法",
    MEETING_PLACE: "集合場所",
    "アクセス方法": "会場への行き方",
    "駐車場情報": "駐車場",
    "駐輪場情報": "駐輪場",
    "外国語対応": "外国語での対応",
    "共催団体": "共催",
    "その他関係団体": "関係する団体",
    "備考": "そのほか",
    URL: "くわしい案内",
}

# Without these two nobody can say what takes place, and when.
REQUIRED: Final = (NAME, START_DATE)

# Names of the 32-column recommended set (推奨データセット) and of hand-made sheets for the same columns.
_OTHER_NAMES: Final[dict[str, str]] = {
    "No": NUMBER, "番号": NUMBER, "都道府県コード": CODE, "市区町村コード": CODE, "全国地方公共団体コード": CODE,
    "都道府県名": PREFECTURE, "市区町村名": MUNICIPALITY, "イベント名": NAME, "イベント名称": NAME,
    "イベント名_カナ": "名称(カナ)", "イベント名_英語": "名称(英字)", "名称_カナ": "名称(カナ)",
    "名称_英字": "名称(英字)", "名称_通称": "名称(通称)", "開始時間": START_TIME, "終了時間": END_TIME,
    "開始日時特記事項": DATE_NOTE, "主催者": ORGANISER, "住所": TOWN, "方書": BUILDING,
    "参加申込終了日": DEADLINE_DATE, "参加申込終了時間": DEADLINE_TIME, "参加申込方法": "申込方法", "料金": FEE_DETAIL,
    "メールアドレス": CONTACT_EMAIL, "電話番号": CONTACT_PHONE,
}  # fmt: skip


def _plain(name: str) -> str:
    """A header as people mean it: full-width brackets, spaces and capitals make no difference."""
    return "".join(unicodedata.normalize("NFKC", name.removeprefix("\ufeff")).split()).casefold()


def recommended(cells: Mapping[str, str]) -> list[str]:
    """A row of the registry as one of the recommended set.

    Its one address holds what the registry parts in two, its one place what towns write under 集合場所. Postal code,
    meeting place beside a venue, e-mail address and the other columns it has no room for are left out.
    """
    found = {header: cells[column] for header, column in RECOMMENDED.items()}
    found["住所"] = cells[TOWN] + cells[STREET]
    found["場所名称"] = cells[PLACE] if cells[PLACE].strip() else cells[MEETING_PLACE]
    return list(found.values())


_KNOWN: Final = {_plain(name): name for name in REGISTRY} | {
    _plain(name): column for name, column in _OTHER_NAMES.items()
}


def column_of(header: str) -> str | None:
    """The registry column that a header cell names, or nothing when nobody uses that name."""
    return _KNOWN.get(_plain(header))
