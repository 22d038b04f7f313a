"""Promises about writing open data back."""

import csv
import io
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from events.models import EventIndexPage, EventPage, Session
from events.opendata import columns as c
from events.opendata.drafts import read_row
from events.opendata.exporting import events_between, export_rows, write_csv
from events.opendata.reading import Row, read_table
from tests.events.opendata.conftest import FILES, Import
from tests.factories.events import make_event, make_session

SHARED = settings.BASE_DIR.parent / "shared" / "data" / "events"


def table(path: Path, encoding: str = "utf-8-sig") -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode(encoding), newline="")))


def exported() -> list[dict[str, str]]:
    header, *rows = export_rows(events_between(None, None))
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_what_was_read_from_a_column_returns_in_it(import_files: Import, tmp_path: Path) -> None:
    import_files("salon_utf8.csv", "excel_cp932.csv")
    call_command("export_events", output=tmp_path / "out.csv")
    expected = table(FILES / "salon_utf8.csv")[:5] + table(FILES / "excel_cp932.csv", "cp932")[1:]
    assert table(tmp_path / "out.csv") == expected


def test_a_change_by_staff_is_exported_and_the_rest_stays_as_it_was_read(import_files: Import) -> None:
    import_files("salon_utf8.csv")
    before = exported()[0]
    page = EventPage.objects.get(title="子育てサロン")
    page.venue, page.fee, page.contact_phone = "東公民館", "無料", "0267-00-0200"
    page.save_revision().publish()
    now = exported()[0]
    assert {column: now[column] for column in now if now[column] != before[column]} == {
        "集合場所": "東公民館",
        "料金(基本)": "0",
        "料金(詳細)": "",
        "連絡先電話番号": "0267-00-0200",
        "連絡先内線番号": "",
    }


def test_a_town_that_reads_its_own_list_gets_nothing_twice(import_files: Import, event_index: EventIndexPage) -> None:
    import_files("salon_utf8.csv")
    make_event(event_index, "朝のえんがわ", sessions=[make_session(), make_session()])
    sheet = io.StringIO()
    written = write_csv(export_rows(events_between(None, None)), sheet)

    outcome = import_files(sheet.getvalue().encode("utf-8-sig"))

    assert (outcome.created, outcome.updated, outcome.unchanged) == ([], [], written)
    assert sum("このサイトで作った催し" in remark.reason for remark in outcome.notes) == 2


def test_a_new_time_is_exported_in_the_four_columns_of_time(import_files: Import) -> None:
    import_files("salon_utf8.csv")
    page = EventPage.objects.get(title="花の展示")
    session = page.sessions.get()
    Session.objects.filter(pk=session.pk).update(starts_at=session.starts_at.replace(hour=1), times_known=True)
    row = next(row for row in exported() if row[c.NAME] == "花の展示")
    assert (row[c.START_DATE], row[c.START_TIME], row[c.END_DATE]) == ("2022-02-28", "10:00", "2022-03-31")


def test_opening_and_saving_a_page_in_the_editor_is_no_change(import_files: Import) -> None:
    import_files("salon_utf8.csv")
    before = exported()
    page = EventPage.objects.get(title="子育てサロン")
    page.body = [(block.block_type, block.value) for block in page.body]
    page.save_revision().publish()
    assert exported() == before


def test_events_made_here_are_exported_with_every_session(event_index: EventIndexPage, import_files: Import) -> None:
    import_files("salon_utf8.csv")
    copied = EventPage.objects.get(title="子育てサロン")
    page = EventPage(
        title="手話サロン", slug="shuwa", venue="本庁舎", address="〒384-0000 長野県縁側市桜町1-2", fee="無料"
    )
    page.sessions = [
        Session(starts_at=session.starts_at, ends_at=session.ends_at, capacity=number)
        for session in copied.sessions.all()
        for number in (5, 6)
    ]
    event_index.add_child(instance=page)
    rows = [row for row in exported() if row[c.NAME] == "手話サロン"]
    assert [row[c.CAPACITY] for row in rows] == ["5", "6"]
    assert rows[0] | {"NO": ""} == rows[0] | {
        "NO": "", "場所名称": "本庁舎", "郵便番号": "384-0000", "住所都道府県": "長野県", "住所市区町村": "縁側市",
        "住所町名": "桜町1-2", "料金(基本)": "0", "開始日": "2022-02-13", "開始時刻": "10:00", "終了時刻": "11:30",
        "URL": "http://localhost/events/shuwa/",
    }  # fmt: skip


def test_only_events_of_the_days_asked_for_are_exported(
    import_files: Import, capsys: pytest.CaptureFixture[str]
) -> None:
    import_files("salon_utf8.csv")
    call_command("export_events", since="2022-03-15", until="令和4年4月1日")
    assert [row[2] for row in csv.reader(io.StringIO(capsys.readouterr().out))] == ["名称", "花の展示"]


def test_a_day_that_does_not_exist_stops_the_export() -> None:
    with pytest.raises(CommandError, match="暦にない"):
        call_command("export_events", since="2022-02-30")


@pytest.mark.needs_shared
@pytest.mark.skipif(
    not SHARED.exists(), reason="the 64 real event files (../shared/data/events) are not beside the checkout"
)
def test_every_cell_of_the_real_files_returns(event_index: EventIndexPage, tmp_path: Path) -> None:
    files = sorted(SHARED.glob("*.csv"))
    assert len(files) == 64
    call_command("import_events", *files, stdout=io.StringIO())
    call_command("export_events", output=tmp_path / "first.csv", stdout=io.StringIO())
    read = Counter(tuple(row) for file in files for row in table(file)[1:])
    written = Counter(tuple(row) for row in table(tmp_path / "first.csv")[1:])
    report = io.StringIO()
    call_command("import_events", *files, stdout=report)
    assert (read.total(), written.total(), written - read) == (1482, 1469, Counter())
    assert "新しく作成 0・更新 0・変更なし 1469・取り込めなかった理由 13" in report.getvalue()
    check_the_32_columns(files, short_table(tmp_path / "short.csv"), (tmp_path / "short.csv").read_bytes())


def check_the_32_columns(files: list[Path], short: list[list[str]], content: bytes) -> None:
    """Read again, every cell of the short table returns, and every event says what it said in 50 columns."""
    again = read_table(content, file="short.csv")
    assert again.remarks == []
    assert [c.recommended(row.cells) for row in again.rows] == short[1:]
    long = [row for file in files for row in read_table(file.read_bytes(), file=file.name).rows]
    assert said_by(again.rows) == said_by({row.digest: row for row in long}.values())
    assert said_by(again.rows).total() == 1469


def said_by(rows: Iterable[Row]) -> Counter[tuple[object, ...]]:
    """What both tables have room for, as it would stand on the page."""
    drafts = [draft for row in rows if (draft := read_row(row).draft)]
    return Counter(
        (d.title, d.schedule, d.description, d.fee, d.venue, d.organiser, d.contact_name, d.contact_phone, d.capacity)
        for d in drafts
    )


def short_table(path: Path) -> list[list[str]]:
    call_command("export_events", columns=32, output=path, stdout=io.StringIO())
    return table(path)


def test_the_table_of_32_columns_has_the_recommended_header(import_files: Import, tmp_path: Path) -> None:
    import_files("salon_utf8.csv")
    header, *rows = short_table(tmp_path / "short.csv")
    assert header == list(c.RECOMMENDED)
    first = dict(zip(header, rows[0], strict=True))
    assert first["イベント名"] == "子育てサロン"
    assert first["場所名称"]


def test_a_whole_address_in_one_column_is_not_said_twice(import_files: Import) -> None:
    head = "都道府県名,市区町村名,イベント名,開始日,住所,方書"
    import_files(
        f"{head}\n長野県,縁側市,全部,2027-04-01,長野県縁側市中央1-2,2階\n長野県,縁側市,町から,2027-04-01,縁側市中央1-2,".encode()
    )
    addresses = EventPage.objects.order_by("pk").values_list("address", flat=True)
    assert list(addresses) == ["長野県縁側市中央1-2 2階", "長野県縁側市中央1-2"]


def test_details_that_staff_wrote_go_before_what_the_file_said(import_files: Import) -> None:
    import_files("salon_utf8.csv")
    page = EventPage.objects.get(title="子育てサロン")
    page.details = {"eventNameKana": "コソダテサロン", "latitude": 36.25}
    page.save_revision().publish()
    now = exported()[0]
    assert (now["名称(カナ)"], now[c.LATITUDE]) == ("コソダテサロン", "36.25")
