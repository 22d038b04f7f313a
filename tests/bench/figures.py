"""A figure, its budget, and the table of all of them."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure beside the limit of DESIGN.md."""

    name: str
    value: float | None
    unit: str
    limit: float
    at_least: bool = False
    how: str = ""

    @property
    def verdict(self) -> str:
        """PASS, over (the budget is not kept), or none when it could not be measured."""
        if self.value is None:
            return "none"
        return "PASS" if (self.value >= self.limit if self.at_least else self.value <= self.limit) else "over"

    @property
    def row(self) -> tuple[str, str, str, str, str]:
        """The table's cells."""
        value = "–" if self.value is None else f"{self.value:,.2f}".rstrip("0").rstrip(".")
        return (
            self.verdict,
            self.name,
            f"{value} {self.unit}",
            f"{'≥' if self.at_least else '≤'} {self.limit:g}",
            self.how,
        )


def as_markdown(figures: list[Figure]) -> str:
    """The table, for people and for closing notes."""
    head = ("", "figure", "measured", "budget", "how")
    lines = [head, tuple("---" for _ in head), *(figure.row for figure in figures)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def write(figures: list[Figure], folder: Path, *, now: datetime) -> None:
    """Write bench.json and bench.md."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [{**asdict(figure), "verdict": figure.verdict} for figure in figures]
    report = json.dumps({"at": now.isoformat(), "figures": rows}, ensure_ascii=False, indent=1)
    (folder / "bench.json").write_text(report, encoding="utf-8")
    (folder / "bench.md").write_text(as_markdown(figures), encoding="utf-8")
