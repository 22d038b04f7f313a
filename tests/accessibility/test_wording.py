"""Words as Open JTalk is given them: what it would spell or misread is in kana, the rest as it was."""

import pytest

from accessibility.models import ReadingEntry
from accessibility.readings import table
from accessibility.readings.wording import heard, worded

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_table() -> None:
    table.forget()


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("Running", "ランニング"),
        ("SAITAMA", "サイタマ"),
        ("music", "music"),  # Open JTalk's dictionary has it
        ("卵嚢(らんのう)調査", "ランノウ調査"),
        ("三田 正行(ミタ マサユキ)さん", "ミタ マサユキさん"),
        ("木更津市請西(じょうざい)", "木更津市ジョウザイ"),
        ("ズーム(ズーム)", "ズーム"),
        ("会場(ほか)", "会場(ほか)"),
        ("氏名(ふりがな)", "氏名(ふりがな)"),
        ("小松ヶ池", "小松が池"),
        ("鶴ヶ島", "鶴ヶ島"),
        ("神武寺駅", "ジンムジエキ"),
        ("武蔵中原駅", "武蔵中原駅"),
        ("12月5日は2日目", "12月5日は2日目"),
        ("第2日曜日", "第2日曜日"),
        ("男女平等", "男女平等"),
    ],
)
def test_only_what_would_be_misread_is_written_in_kana(words: str, given: str) -> None:
    assert worded(words) == given


def test_what_is_heard_is_what_the_voice_is_given() -> None:
    assert heard("SAITAMAの卵嚢(らんのう)").replace(" ", "") == "サイタマノランノウ"


def test_the_town_s_own_reading_wins() -> None:
    ReadingEntry.objects.create(surface="神武寺駅", reading="かみたけでらえき")
    table.forget()
    assert heard("神武寺駅").replace(" ", "") == "カミタケデラエキ"
