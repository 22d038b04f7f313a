"""What staff may do with blocks: pure decisions over the list of them, each naming a block by its id."""

from collections.abc import Callable
from dataclasses import replace

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.correcting import tables
from documents.correcting.kinds import LISTS, Kind, Typed, htmls_of, kind_of, text_of
from documents.correcting.stored import StoredBlock, new_id
from documents.extraction.blocks import Block

Blocks = list[StoredBlock]


class Impossible(models.TextChoices):
    """Why something cannot be done, in the words of the screen."""

    EMPTY = "empty", _("文章を入れてください。いらないものは「文章から外す」を押してください。")
    GONE = "gone", _("このかたまりは、もうありません。")
    NONE = "none", _("どのかたまりにするか、印を付けてください。")
    ONE = "one", _("つなげるものを、二つ以上選んでください。")
    FIGURE = "figure", _("図は、つなげられません。")
    AT_THE_EDGE = "at_the_edge", _("これより先へは動かせません。")
    READ = "read", _("ファイルから読み取ったものは、消さずに「文章から外す」を使います。あとで戻せます。")
    NOT_A_TABLE = "not_a_table", _("表ではありません。")


class ImpossibleError(Exception):
    """It was not done. ``reason`` says why."""

    def __init__(self, reason: Impossible) -> None:
        super().__init__(reason.value)
        self.reason = reason


def place_of(blocks: Blocks, block_id: str) -> int:
    """Where a block stands."""
    for place, block in enumerate(blocks):
        if block.id == block_id:
            return place
    raise ImpossibleError(Impossible.GONE)


def _with(blocks: Blocks, block_id: str, change: Callable[[StoredBlock], StoredBlock]) -> Blocks:
    place = place_of(blocks, block_id)
    return [*blocks[:place], change(blocks[place]), *blocks[place + 1 :]]


def write(blocks: Blocks, block_id: str, typed: Typed) -> Blocks:
    """Other words or another kind. An empty line cuts the block there."""
    before = blocks[place_of(blocks, block_id)].html
    if typed.kind == Kind.TABLE:
        return write_table(blocks, block_id, tables.table_of_lines([cells_of(line) for line in _lines(typed.text)]))
    htmls = htmls_of(typed, before=before)
    if not htmls:
        raise ImpossibleError(Impossible.EMPTY)
    return _written(blocks, block_id, htmls)


def write_table(blocks: Blocks, block_id: str, table: tables.Table) -> Blocks:
    """Another table."""
    if not any(cell.text.strip() for row in table.rows for cell in row):
        raise ImpossibleError(Impossible.EMPTY)
    return _written(blocks, block_id, [tables.html_of(table)])


def write_html(blocks: Blocks, block_id: str, html: str) -> Blocks:
    """What another part of this room put together, such as a figure with its alternative."""
    return _written(blocks, block_id, [html])


def _written(blocks: Blocks, block_id: str, htmls: list[str]) -> Blocks:
    """Whoever writes has looked: no doubt is left. A block that was out of the text is in it again."""
    place = place_of(blocks, block_id)
    block = blocks[place]
    seen = replace(block, confirmed=True, block=replace(block.block, html=htmls[0], removed=False))
    root = block.part_of or (block.id if block.extracted else "")
    cut = [
        StoredBlock(
            id=new_id(),
            block=Block(html=html, page=block.block.page, box=block.block.box),
            extracted="" if root else None,
            confirmed=True,
            part_of=root,
        )
        for html in htmls[1:]
    ]
    return [*blocks[:place], seen, *cut, *blocks[place + 1 :]]


def add(blocks: Blocks, after: str, typed: Typed) -> Blocks:
    """New words behind a block, or at the very beginning."""
    place = place_of(blocks, after) if after else -1
    page = blocks[max(place, 0)].block.page if blocks else 0
    if typed.kind == Kind.TABLE:
        table = tables.table_of_lines([cells_of(line) for line in _lines(typed.text)])
        htmls = [tables.html_of(table)] if table.rows else []
    else:
        htmls = htmls_of(typed)
    if not htmls:
        raise ImpossibleError(Impossible.EMPTY)
    new = [StoredBlock(id=new_id(), block=Block(html=html, page=page), confirmed=True) for html in htmls]
    while place + 1 < len(blocks) and blocks[place + 1].is_joined:
        place += 1
    return [*blocks[: place + 1], *new, *blocks[place + 1 :]]


def confirm(blocks: Blocks, block_id: str) -> Blocks:
    """Somebody looked, and it is right."""
    return _with(blocks, block_id, lambda block: replace(block, confirmed=True))


def take_out(blocks: Blocks, block_id: str) -> Blocks:
    """Not part of the text: a running head, an ornament, an advertisement. It can be put back."""
    return _with(blocks, block_id, lambda block: _removed(block, is_removed=True))


def put_back(blocks: Blocks, block_id: str) -> Blocks:
    """Part of the text after all."""
    return _with(blocks, block_id, lambda block: _removed(block, is_removed=False))


def _removed(block: StoredBlock, *, is_removed: bool) -> StoredBlock:
    return replace(block, confirmed=True, block=replace(block.block, removed=is_removed))


def erase(blocks: Blocks, block_id: str) -> Blocks:
    """What staff wrote themselves, or cut off, can go for good."""
    place = place_of(blocks, block_id)
    if blocks[place].extracted:
        raise ImpossibleError(Impossible.READ)
    return [*blocks[:place], *blocks[place + 1 :]]


def as_it_was_read(blocks: Blocks, block_id: str) -> Blocks:
    """Forget every change: what was cut off goes, what was joined stands alone again."""
    block = blocks[place_of(blocks, block_id)]
    if not block.extracted:
        raise ImpossibleError(Impossible.GONE)
    renewed = []
    for each in blocks:
        if each.id == block_id or (each.part_of == block_id and each.extracted):
            read = replace(each.block, html=each.extracted or "", removed=each.was_removed)
            renewed.append(replace(each, block=read, confirmed=False, part_of=""))
        elif each.part_of != block_id:
            renewed.append(each)
    return renewed


def move(blocks: Blocks, block_id: str, *, down: bool) -> Blocks:
    """Past its neighbour. It belongs to the paper of the neighbours among which it now stands."""
    place = place_of(blocks, block_id)
    others = [at for at, block in enumerate(blocks) if not block.is_joined and at != place]
    beyond = [at for at in others if (at > place if down else at < place)]
    if not beyond:
        raise ImpossibleError(Impossible.AT_THE_EDGE)
    target = min(beyond) if down else max(beyond)
    block, neighbour = blocks[place], blocks[target]
    moved = replace(block, moved=block.moved or block.block.page != neighbour.block.page)
    rest = [each for at, each in enumerate(blocks) if at != place]
    rest.insert(target, moved)
    return rest


def join(blocks: Blocks, ids: list[str], kind: Kind | None = None) -> Blocks:
    """Several become one: glued as sentences, as the items of a list, or as the rows of a table."""
    members = [block for block in blocks if block.id in set(ids) and not block.is_joined]
    if len(members) <= 1:
        raise ImpossibleError(Impossible.ONE)
    if any(kind_of(block.html) == Kind.FIGURE for block in members):
        raise ImpossibleError(Impossible.FIGURE)
    root = next((block for block in members if block.extracted), members[0])
    html = _joined_html(members, kind or _natural_kind(members))
    whole = replace(root.with_html(html), confirmed=True)
    hidden = [
        replace(b.with_html(""), part_of=root.part_of or root.id) for b in members if b.extracted and b is not root
    ]
    names = {block.id for block in members}
    result: Blocks = []
    for block in blocks:
        if block is members[0]:
            result += [whole, *hidden]
        elif block.id not in names:
            # What hung on a block that is now joined hangs on the one that took it in.
            result.append(replace(block, part_of=root.part_of or root.id) if block.part_of in names else block)
    return result


def join_with_above(blocks: Blocks, block_id: str) -> Blocks:
    """With the block that stands before it in the text."""
    shown = [block.id for block in blocks if not block.is_joined]
    if block_id not in shown:
        raise ImpossibleError(Impossible.GONE)
    place = shown.index(block_id)
    if place == 0:
        raise ImpossibleError(Impossible.AT_THE_EDGE)
    return join(blocks, shown[place - 1 : place + 1])


def _natural_kind(members: Blocks) -> Kind:
    return kind_of(members[0].html)


def _joined_html(members: Blocks, kind: Kind) -> str:
    texts = [text_of(block.html) for block in members]
    if kind == Kind.TABLE:
        return tables.html_of(_joined_table(members))
    if kind in LISTS:
        return htmls_of(Typed(kind, "\n".join(texts)))[0]
    return htmls_of(Typed(kind, glued(texts)))[0]


def _joined_table(members: Blocks) -> tables.Table:
    """The first table goes on; anything else gives one row for each of its lines."""
    first = tables.table_of(members[0].html) if kind_of(members[0].html) == Kind.TABLE else None
    rows = list(first.rows) if first else []
    for block in members[1 if first else 0 :]:
        if kind_of(block.html) == Kind.TABLE:
            rows += tables.table_of(block.html).rows
        else:
            rows += tables.table_of_lines([cells_of(line) for line in _lines(text_of(block.html))]).rows
    whole = tables.Table(rows=rows)
    width = whole.width
    rows = [[*row, *[tables.Cell()] * (width - sum(cell.columns for cell in row))] for row in rows]
    return replace(first, rows=rows) if first else tables.Table(rows=rows)


def glued(texts: list[str]) -> str:
    """Japanese joins without a blank, Latin words with one."""
    whole = ""
    for text in texts:
        between = " " if whole and whole[-1:].isascii() and text[:1].isascii() and whole[-1:] != "-" else ""
        whole = f"{whole}{between}{text}"
    return whole.replace("\n\n", "\n")


def _lines(text: str) -> list[str]:
    return [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]


def cells_of(line: str) -> list[str]:
    """Told apart by 「｜」, a tab, or blanks as wide as a column's gap."""
    for mark in ("｜", "|", "\t", "\u3000", "  "):
        if mark in line.strip():
            return [cell.strip() for cell in line.strip().split(mark) if cell.strip() or mark in "｜|\t"]
    return [line.strip()]
