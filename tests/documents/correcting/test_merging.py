"""Promises about a file that is issued anew: corrections stay wherever the machine reads the same words."""

from dataclasses import replace

from documents.correcting.merging import merge
from documents.correcting.stored import StoredBlock, as_read
from documents.extraction.blocks import Block, Extracted


def reading(*texts: str) -> Extracted:
    return Extracted([Block(f"<p>{text}</p>", page=number) for number, text in enumerate(texts, start=1)])


def read(*texts: str) -> list[StoredBlock]:
    return as_read(reading(*texts).blocks)


def texts(blocks: list[StoredBlock]) -> list[str]:
    return [block.html for block in blocks if block.is_shown]


def test_a_correction_stays_where_the_same_words_are_read_at_a_new_place() -> None:
    old = read("題", "一万円です")
    old[1] = old[1].with_html("<h2>一万円です</h2>")
    merged, lost = merge(old, reading("新しい一段落", "題", "一万円です"))
    assert texts(merged) == ["<p>新しい一段落</p>", "<p>題</p>", "<h2>一万円です</h2>"]
    assert (merged[2].id, merged[2].block.page, lost) == (old[1].id, 3, [])


def test_a_correction_of_words_that_changed_is_told_with_its_likely_place() -> None:
    old = read("お祝い金は一人五万円です", "終わり")
    old[0] = old[0].with_html("<h3>お祝い金は、一人五万円です。</h3>")
    merged, lost = merge(old, reading("お祝い金は一人七万円です", "終わり"))
    assert texts(merged) == ["<p>お祝い金は一人七万円です</p>", "<p>終わり</p>"]
    assert [(each.html, each.near) for each in lost] == [("<h3>お祝い金は、一人五万円です。</h3>", merged[0].id)]


def test_what_staff_wrote_stays_behind_the_block_that_it_stood_behind() -> None:
    old = read("一", "二")
    old.insert(1, StoredBlock(id="own", block=Block("<p>図の説明</p>"), confirmed=True))
    merged, lost = merge(old, reading("〇", "一", "二", "三"))
    assert texts(merged) == ["<p>〇</p>", "<p>一</p>", "<p>図の説明</p>", "<p>二</p>", "<p>三</p>"]
    assert lost == []


def test_what_staff_took_out_stays_out_and_what_they_put_back_stays_in() -> None:
    old = read("広告", "本文")
    old[0] = replace(old[0], block=replace(old[0].block, removed=True))
    merged, _ = merge(old, reading("広告", "本文"))
    assert texts(merged) == ["<p>本文</p>"]
    put_back = [replace(block, was_removed=True) for block in old[1:]]
    assert texts(merge(put_back, reading("本文"))[0]) == ["<p>本文</p>"]


def test_staffs_order_is_kept() -> None:
    first, second, third = read("右の列", "左の列", "終わり")
    merged, _ = merge([second, first, third], reading("右の列", "左の列", "加えた段落", "終わり"))
    assert texts(merged) == ["<p>左の列</p>", "<p>加えた段落</p>", "<p>右の列</p>", "<p>終わり</p>"]


def test_blocks_that_were_cut_or_joined_stay_so_as_long_as_all_their_words_are_read() -> None:
    one, two, three = read("前半後半", "続き", "終わり")
    cut = StoredBlock(id="cut", block=Block("<p>後半</p>"), extracted="", part_of=one.id)
    joined = [one.with_html("<p>前半</p>"), cut, two.with_html("<p>続き終わり</p>")]
    joined.append(replace(three.with_html(""), part_of=two.id))
    assert texts(merge(joined, reading("前半後半", "続き", "終わり"))[0]) == [
        "<p>前半</p>",
        "<p>後半</p>",
        "<p>続き終わり</p>",
    ]
    merged, lost = merge(joined, reading("前半と後半", "続き", "結び"))
    assert texts(merged) == ["<p>前半と後半</p>", "<p>続き</p>", "<p>結び</p>"]
    assert [each.html for each in lost] == ["<p>前半</p><p>後半</p>", "<p>続き終わり</p>"]


def test_the_same_words_twice_keep_their_own_corrections_in_order() -> None:
    old = read("同上", "同上", "別")
    old[1] = old[1].with_html("<p>前の行と同じ</p>")
    assert texts(merge(old, reading("同上", "同上", "別"))[0]) == ["<p>同上</p>", "<p>前の行と同じ</p>", "<p>別</p>"]


def test_untouched_blocks_take_what_a_better_reader_makes_of_the_same_words() -> None:
    better = Extracted([Block("<h2>目次</h2>"), Block("<ul><li>ア</li></ul>")])
    old = read("目次", "ア")
    old[1] = replace(old[1], confirmed=True)
    assert texts(merge(old, better)[0]) == ["<h2>目次</h2>", "<p>ア</p>"]
