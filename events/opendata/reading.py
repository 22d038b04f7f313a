"""From the bytes of a file to rows of 50 cells, or to words about what could not be read. Never an exception."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from events.opendata.columns import REGISTRY, REQUIRED, column_of

# One cell may be as long as a page; beyond that it is an unclosed quotation mark that swallowed the file.
LONGEST_CELL = 100_000
_BAD_LINE = 'この行はCSVとして読めません。引用符（"）が閉じているか確かめてください。'


@dataclass(frozen=True)
class Remark:
    """Something staff should know: where it stands, what is wrong, and whether the row was refused for it."""

    file: str
    line: int
    column: str
    reason: str
    refused: bool = True

    def __str__(self) -> str:
        place = f"{self.file} {self.line}行目" + (f"「{self.column}」" if self.column else "")
        return f"{place}：{self.reason}"


@dataclass(frozen=True)
class Row:
    """One line of the table as it stood in the file: every cell of the registry, untouched."""

    file: str
    line: int
    cells: dict[str, str]

    @property
    def digest(self) -> str:
        """Two rows with the same digest say the same, cell by cell."""
        return digest_of(self.cells)


@dataclass(frozen=True)
class Table:
    """One file as read: rows, and remarks on what could not be read."""

    rows: list[Row] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def digest_of(cells: dict[str, str]) -> str:
    """The fingerprint of a row's content, the same whatever file or line it stands in."""
    ordered = [cells.get(column, "") for column in REGISTRY]
    return hashlib.sha256(json.dumps(ordered, ensure_ascii=False).encode()).hexdigest()


def decode(content: bytes) -> str:
    """UTF-8 (with or without its mark), or the Windows encoding that Japanese Excel writes."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp932")


def read_table(content: bytes, *, file: str) -> Table:
    """Read one CSV file. Whatever is wrong with it becomes remarks."""
    try:
        text = decode(content)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        reason = "文字コードがUTF-8でもShift_JIS（cp932）でもありません。CSV UTF-8で保存し直してください。"
        return Table(remarks=[Remark(file, line, "", reason)])
    records = _records(text)
    header = next(records, None)
    if header is None or not any(cell.strip() for cell in header.cells):
        return Table(remarks=[Remark(file, 1, "", "ファイルが空です。1行目に項目名が必要です。")])
    columns, remarks = _columns(header.cells, file)
    if any(remark.refused for remark in remarks):
        return Table(remarks=remarks)
    return _rows(records, columns, file=file, remarks=remarks)


@dataclass(frozen=True)
class _Record:
    line: int
    cells: list[str]
    broken: bool = False


def _records(text: str) -> Iterator[_Record]:
    """The records of a CSV text, each with the line on which it begins (cells may hold line breaks)."""
    reader = csv.reader(io.StringIO(text, newline=""))
    while True:
        line = reader.line_num + 1
        try:
            yield _Record(line, next(reader))
        except StopIteration:
            return
        except csv.Error:
            yield _Record(line, [], broken=True)


def _columns(header: list[str], file: str) -> tuple[list[str | None], list[Remark]]:
    """Which registry column each position holds, and what is odd about the header."""
    columns = [column_of(cell) for cell in header]
    remarks = []
    for position, cell in enumerate(header):
        column = columns[position]
        if column is None and cell.strip():
            remarks.append(Remark(file, 1, cell[:60], "知らない項目なので取り込みません。", refused=False))
        elif column in columns[:position]:
            remarks.append(Remark(file, 1, cell[:60], "同じ項目が2つあります。1つにしてください。"))
    remarks += [
        Remark(file, 1, column, "項目が見つかりません。1行目に項目名があるか確かめてください。")
        for column in REQUIRED
        if column not in columns
    ]
    return columns, remarks


def _rows(records: Iterator[_Record], columns: list[str | None], *, file: str, remarks: list[Remark]) -> Table:
    table = Table(remarks=remarks)
    for record in records:
        if not record.broken and not any(cell.strip() for cell in record.cells):
            continue
        remark = _fault(record, columns, file)
        if remark:
            table.remarks.append(remark)
            continue
        found = {column: cell for column, cell in zip(columns, record.cells, strict=True) if column}
        table.rows.append(Row(file, record.line, {column: found.get(column, "") for column in REGISTRY}))
    return table


def _fault(record: _Record, columns: list[str | None], file: str) -> Remark | None:
    """Why a record cannot be a row: with a cell too many or too few, every later cell would be misread."""
    if record.broken:
        return Remark(file, record.line, "", _BAD_LINE)
    if len(record.cells) != len(columns):
        reason = f"列の数が合いません。項目名は{len(columns)}列、この行は{len(record.cells)}列です。"
        return Remark(file, record.line, "", reason)
    for column, cell in zip(columns, record.cells, strict=True):
        if "\0" in cell:
            return Remark(file, record.line, column or "", "使えない文字（NUL）が入っています。")
        if len(cell) > LONGEST_CELL:
            return Remark(file, record.line, column or "", "長すぎます。" + _BAD_LINE)
    return None
