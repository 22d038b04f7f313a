"""Promises about making events of open data."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from wagtail.models import Revision

from events.choices import EventKind, SessionStatus
from events.models import EventPage, OpenDataRecord
from tests.events.opendata.conftest import FILES, Import

pytestmark = pytest.mark.database

JAPAN = ZoneInfo("Asia/Tokyo")


def salon() -> EventPage:
    return EventPage.objects.get(title="子育てサロン")


def changed(old: str, new: str) -> bytes:
    return (FILES / "salon_utf8.csv").read_text(encoding="utf-8-sig").replace(old, new, 1).encode()


def test_every_row_becomes_an_event_or_a_reason_with_file_line_and_column(import_files: Import) -> None:
    outcome = import_files("salon_utf8.csv")
    assert (outcome.rows, len(outcome.created)) == (8, 4)
    assert [str(remark) for remark in outcome.refused] == [
        "salon_utf8.csv 10行目「開始日」：「2023-02-30」は暦にない日付です。",
        "salon_utf8.csv 11行目「終了日」：終了日（2022-01-07）が開始日（2022-01-27）より前です。",
        "salon_utf8.csv 12行目「名称」：名前が空です。",
        (
            "salon_utf8.csv 13行目「開始日」：開始日が空です。日時備考には「毎週日曜日公開」とあります。"
            "日付を1つ入れてください。"
        ),
    ]


def test_a_row_fills_the_fields_of_its_event(import_files: Import) -> None:
    import_files("salon_utf8.csv")
    page = salon()
    assert (page.kind, page.fee, page.venue) == (EventKind.SALON, "500円（お茶代を含む）", "中央公民館")
    assert page.address == "長野県縁側市桜町1-2-3"
    assert page.contact_phone == "(0267)00-0100（内線 21）"
    assert not page.takes_registrations


def test_a_row_becomes_one_session_with_japanese_times(import_files: Import) -> None:
    import_files("salon_utf8.csv")
    session = salon().sessions.get()
    assert session.starts_at == datetime(2022, 2, 13, 10, tzinfo=JAPAN)
    assert session.registration_closes_at == datetime(2022, 2, 10, 17, tzinfo=JAPAN)
    assert (session.capacity, session.times_known, session.status) == (12, True, SessionStatus.SCHEDULED)


def test_a_missing_end_is_said_in_words_and_never_invented(import_files: Import) -> None:
    import_files("salon_utf8.csv")
    session = EventPage.objects.get(title="くらしの相談会").sessions.get()
    assert not session.times_known
    assert session.note == "13:30から。終わりの時刻は決まっていません。 雨天中止"


def test_line_breaks_of_a_cell_stay_on_the_page(import_files: Import) -> None:
    import_files("salon_utf8.csv")
    body = "".join(block.value.source for block in salon().body if block.block_type == "paragraph")
    assert "<p>赤ちゃんと遊びましょう。<br/>おやつもあります。</p><p>持ち物はタオルです。</p>" in body
    assert "<p>電話で申し込んでください。<br/>先着順</p>" in body


def test_importing_again_changes_nothing(import_files: Import) -> None:
    import_files("salon_utf8.csv", "excel_cp932.csv")
    before = list(EventPage.objects.order_by("pk").values())
    outcome = import_files("excel_cp932.csv", "salon_utf8.csv")
    assert (len(outcome.created), len(outcome.updated), outcome.unchanged) == (0, 0, 5)
    assert list(EventPage.objects.order_by("pk").values()) == before
    assert Revision.objects.count() == 0


def test_the_same_row_in_two_files_is_one_event(import_files: Import) -> None:
    outcome = import_files("salon_utf8.csv", changed("備考", "備考"))
    assert len(outcome.created) == 4
    assert sum("すべて同じ" in remark.reason for remark in outcome.notes) == 8


@pytest.mark.parametrize(
    ("old", "new"),
    [("子育てサロン", "(中止)子育てサロン"), ("2022-02-13,2022-02-13", "2022-03-13,2022-03-13"), ("お茶代", "資料代")],
    ids=["renamed", "moved", "corrected"],
)
def test_a_row_that_changed_mends_its_own_event(import_files: Import, old: str, new: str) -> None:
    import_files("salon_utf8.csv")
    page = salon()
    outcome = import_files(changed(old, new))
    assert (len(outcome.created), len(outcome.updated), outcome.unchanged) == (0, 1, 3)
    assert new.split(",", maxsplit=1)[0] in str(OpenDataRecord.objects.get(page=page).cells)


def test_a_changed_row_leaves_alone_what_staff_wrote(import_files: Import) -> None:
    import_files("salon_utf8.csv")
    page = salon()
    page.venue = "東公民館"
    page.save_revision().publish()
    import_files(changed("お茶代", "資料代"))
    assert (salon().venue, salon().fee) == ("東公民館", "500円（資料代を含む）")


def test_an_event_that_moved_has_one_session_on_its_new_day(import_files: Import) -> None:
    import_files("salon_utf8.csv")
    import_files(changed("2022-02-13,2022-02-13", "2022-03-13,2022-03-13"))
    assert salon().sessions.get().starts_at == datetime(2022, 3, 13, 10, tzinfo=JAPAN)


def test_an_event_called_off_in_its_name_is_cancelled(import_files: Import) -> None:
    import_files("salon_utf8.csv")
    import_files(changed("子育てサロン", "【中止】子育てサロン"))
    assert EventPage.objects.get(title__endswith="子育てサロン").sessions.get().status == SessionStatus.CANCELLED


def test_a_dry_run_writes_nothing(import_files: Import) -> None:
    assert len(import_files("salon_utf8.csv", dry_run=True).created) == 4
    assert not EventPage.objects.exists()


def test_drafts_are_not_shown(import_files: Import) -> None:
    import_files("salon_utf8.csv", live=False)
    assert not EventPage.objects.live().exists()


def test_imported_pages_are_found_by_the_search(import_files: Import) -> None:
    import_files("salon_utf8.csv")
    assert [page.title for page in EventPage.objects.live().search("子育てサロン")] == ["子育てサロン"]
