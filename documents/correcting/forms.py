"""What staff type into a block. Plain fields: they work without scripts, by keyboard and with any screen reader."""

import json
from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from lxml import html as lxml_html

from documents.correcting import tables
from documents.correcting.kinds import TYPED, Kind, Typed, element_of, kind_of, text_of
from documents.correcting.notation import as_text, fill
from documents.correcting.operations import Blocks, Impossible, write, write_html, write_table

LONGEST_TEXT = 20_000
LONGEST_ALTERNATIVE = 1_000
# Django takes a thousand fields; a larger table is typed as lines.
MOST_CELLS = 600
MOST_HEADER_ROWS = 4
NOT_AN_ADDRESS = gettext_lazy("リンクの行き先を確かめてください。https:// で始まるアドレスを入れます。")


class TextForm(forms.Form):
    """Words and their kind."""

    kind = forms.ChoiceField(
        label=gettext_lazy("種類"), choices=[(kind.value, kind.label) for kind in [*TYPED, Kind.TABLE]]
    )
    text = forms.CharField(
        label=gettext_lazy("文章"),
        max_length=LONGEST_TEXT,
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    template = "correcting/form_text.html"

    def __init__(self, data: QueryDict | None = None, *, html: str = "") -> None:
        kind = kind_of(html) if html else Kind.PARAGRAPH
        super().__init__(data, initial={"kind": kind.value, "text": text_of(html) if html else ""}, prefix="block")
        lines = str(self.initial["text"]).count("\n") + len(str(self.initial["text"])) // 40
        self.fields["text"].widget.attrs["rows"] = min(20, max(4, lines + 2))

    @property
    def typed(self) -> Typed:
        """After it was found valid."""
        return Typed(Kind(self.cleaned_data["kind"]), self.cleaned_data["text"])

    def written(self, blocks: Blocks, block_id: str) -> Blocks:
        """The blocks with what was typed."""
        return write(blocks, block_id, self.typed)


class NewForm(TextForm):
    """Words that no machine read."""


class FigureForm(forms.Form):
    """What a picture says, or that it says nothing."""

    alternative = forms.CharField(
        label=gettext_lazy("画像の説明（見えない人に伝わる言葉）"),
        max_length=LONGEST_ALTERNATIVE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("画像から分かることを書きます。グラフは、いちばん言いたいことと数字を書きます。"),
    )
    caption = forms.CharField(label=gettext_lazy("画像の下に出す言葉"), max_length=LONGEST_ALTERNATIVE, required=False)
    decorative = forms.BooleanField(
        label=gettext_lazy("飾りなので、説明はいらない（文章から外します）"), required=False
    )

    template = "correcting/form_figure.html"

    def __init__(self, data: QueryDict | None = None, *, html: str = "") -> None:
        element = element_of(html)
        image = element if element.tag == "img" else element.find(".//img")
        caption = element.find(".//figcaption")
        self.source = image.get("src") if image is not None else ""
        self.before = image.get("alt") or "" if image is not None else ""
        initial = {"alternative": self.before, "caption": as_text(caption) if caption is not None else ""}
        super().__init__(data, initial=initial, prefix="block")

    def clean(self) -> dict[str, Any]:
        """Something has to be said of a picture that says something."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("decorative") and not cleaned.get("alternative", "").strip():
            self.add_error("alternative", _("画像の説明を入れてください。飾りなら、下の四角に印を付けてください。"))
        return cleaned

    def written(self, blocks: Blocks, block_id: str) -> Blocks:
        """An ornament leaves the text; anything else is told."""
        figure = lxml_html.Element("figure")
        words = " ".join(self.cleaned_data["alternative"].split())
        figure.append(lxml_html.Element("img", {"src": self.source or "", "alt": words or self.before}))
        if self.cleaned_data["caption"].strip():
            figure.append(fill(lxml_html.Element("figcaption"), self.cleaned_data["caption"].strip()))
        after = write_html(blocks, block_id, lxml_html.tostring(figure, encoding="unicode"))
        if not self.cleaned_data["decorative"]:
            return after
        return [
            replace(each, block=replace(each.block, removed=True)) if each.id == block_id else each for each in after
        ]


class TableForm(forms.Form):
    """A table cell by cell. Rows and columns come and go by buttons; nothing counts before it is saved."""

    caption = forms.CharField(label=gettext_lazy("表の題"), max_length=LONGEST_ALTERNATIVE, required=False)
    header_rows = forms.TypedChoiceField(
        label=gettext_lazy("上から何行が見出しですか"),
        coerce=int,
        choices=[(0, gettext_lazy("見出しの行はない"))]
        + [(number, gettext_lazy("%d行") % number) for number in range(1, MOST_HEADER_ROWS + 1)],
    )
    header_column = forms.BooleanField(label=gettext_lazy("左の列は、その行の見出し"), required=False)

    template = "correcting/form_table.html"

    def __init__(self, data: QueryDict | None = None, *, html: str = "") -> None:
        sent = _table_in(data) if data is not None else None
        self.is_broken = data is not None and sent is None
        self.table = told = sent or tables.table_of(html)
        initial = {"header_rows": told.header_rows, "header_column": told.header_column, "caption": told.caption}
        super().__init__(data, initial=initial, prefix="block")

    def clean(self) -> dict[str, Any]:
        """Only a program sends a shape that is none."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.is_broken:
            self.add_error(None, str(Impossible.NOT_A_TABLE.label))
        return cleaned

    @property
    def shape(self) -> str:
        """How far each cell reaches, for the next sending."""
        return json.dumps([[[cell.rows, cell.columns] for cell in row] for row in self.table.rows])

    @property
    def rows(self) -> list[list[dict[str, Any]]]:
        """Every cell with the name of its field and what it is called."""
        return [
            [
                {"name": f"cell-{down}-{right}", "cell": cell, "row": down + 1, "column": right + 1}
                for right, cell in enumerate(row)
            ]
            for down, row in enumerate(self.table.rows)
        ]

    def changed_by(self, button: str) -> "TableForm":
        """The same form with a row or column more or less."""
        verb, _colon, number = button.partition(":")
        at = int(number) if number.isascii() and number.isdigit() else 0
        changes = {
            "row": lambda: tables.with_row(self.table, at),
            "without-row": lambda: tables.without_row(self.table, at),
            "column": lambda: tables.with_column(self.table),
            "without-column": lambda: tables.without_column(self.table, at),
            "apart": lambda: tables.without_merging(self.table),
        }
        changed = TableForm(html=tables.html_of(changes[verb]()) if verb in changes else tables.html_of(self.table))
        # Empty rows at the end would be lost on the way through html.
        changed.table = changes[verb]() if verb in changes else self.table
        return changed

    def written(self, blocks: Blocks, block_id: str) -> Blocks:
        """The blocks with this table."""
        return write_table(blocks, block_id, self.table)


def _table_in(data: QueryDict) -> tables.Table | None:
    """The table that was sent, or nothing when its shape is broken."""
    try:
        shape = json.loads(data.get("shape", "[]"))
        rows = [
            [
                tables.Cell(
                    data.get(f"cell-{down}-{right}", "")[:LONGEST_TEXT], rows=int(cell[0]), columns=int(cell[1])
                )
                for right, cell in enumerate(row)
            ]
            for down, row in enumerate(shape)
        ]
    except (ValueError, TypeError, IndexError, KeyError):
        return None
    told = data.get("block-header_rows", "0")
    return tables.Table(
        rows=[[_bounded(cell) for cell in row] for row in rows[: tables.MOST_ROWS]],
        caption=data.get("block-caption", ""),
        header_rows=min(int(told), len(rows)) if told.isascii() and told.isdigit() else 0,
        header_column="block-header_column" in data,
    )


def _bounded(cell: tables.Cell) -> tables.Cell:
    return replace(
        cell, rows=min(max(1, cell.rows), tables.MOST_ROWS), columns=min(max(1, cell.columns), tables.MOST_COLUMNS)
    )


BlockForm = TextForm | FigureForm | TableForm
FORMS: dict[str, type[BlockForm]] = {"text": TextForm, "figure": FigureForm, "table": TableForm}


def form_sent(data: QueryDict, html: str) -> BlockForm:
    """The form that somebody filled in: its own name says which, for the block may be another one by now."""
    return FORMS.get(data.get("form", ""), TextForm)(data, html=html)


def form_for(html: str, *, as_lines: bool = False) -> BlockForm:
    """The form that fits a block."""
    kind = kind_of(html)
    if kind == Kind.FIGURE:
        return FigureForm(html=html)
    if kind == Kind.TABLE and not as_lines:
        table = tables.table_of(html)
        if sum(len(row) for row in table.rows) <= MOST_CELLS:
            return TableForm(html=html)
    return TextForm(html=html)
