"""What a town's pages become when somebody does something, and pages to which no link leads."""

import re
from collections.abc import Iterator

from accessibility.audit.run import State
from accessibility.display.code import code_of
from accessibility.display.sets import READY_MADE
from portal.town_acts import (
    WITHDRAW,
    as_just_saved,
    aside,
    ask_for_a_number,
    choose_filters,
    follow,
    in_turn,
    open_disclosures,
    submit,
    tick,
    wait_for_a_call,
    write_and_send,
    write_what_is_needed,
)

FORM = re.compile(r"/forms/\d+/")
JOIN = re.compile(r"/join/[0-9]+/")
OTHER_FORM = re.compile(r"/other-form/[0-9]+/")


def declared_states(pages: list[str]) -> Iterator[State]:
    """What no link leads to."""
    yield from list_states()
    yield from form_states(pages)
    yield from reading_states()
    yield State("ないページ", "/there-is-no-such-page/", status=404)
    yield State("ないページ（英語）", "/en/there-is-no-such-page/", status=404)
    yield State("開いた説明", "/", open_disclosures)
    yield State("カレンダーの一部をえらぶ", "/data/", open_disclosures)


def list_states() -> Iterator[State]:
    """Lists after somebody chose or typed, with and without results."""
    yield State("しぼりこんだ催し", "/events/", choose_filters)
    yield State("催しがない月", "/events/?month=1999-01")
    yield State("しぼりこんだ資料", "/documents/?subject=bousai&need=easy")
    yield State("資料がない条件", "/documents/?subject=bousai&kind=form&issued=1871")
    yield State("検索", "/search/?q=相談")
    yield State("言いまちがえた検索", "/search/?q=せつめいかし")
    yield State("見つからない検索", "/search/?q=ぬるぽ")
    yield State("検索（英語）", "/en/search/?q=guide")


def form_states(pages: list[str]) -> Iterator[State]:
    """Forms after mistakes, and after success."""
    # The last one found: the first belongs to what runs now, and that may end while the audit is on its way.
    if join := next((path for path in reversed(pages) if path.startswith("/join/")), None):
        yield State("申し込みの誤り", join, submit(), status=422)
        take = submit(name="縁側花子", contact="0267-12-3456")
        yield State("申し込みの結果", join, take)
        yield State("参加カードを受け取る", join, in_turn(take, follow("main a[href$='/card/']")))
    if form := next((path for path in pages if FORM.fullmatch(path)), None):
        yield State("用紙の誤り", form, submit(), status=422)
        yield State("用紙を確かめる", form, write_what_is_needed)
        yield State("用紙の受け付け", form, write_and_send)
        yield State("用紙の続きの番号の誤り", "/forms/continue/", submit(), status=422)
    yield from other_form_states(pages)
    yield State("お知らせの手紙の誤り", "/letter/", submit(), status=422)
    yield State("お知らせの手紙の申し込み", "/letter/sent/")
    yield State("お知らせの手紙をやめた", "/letter/left/")
    yield State("お知らせの手紙の古い番号", "/letter/nobody/confirm/", status=404)
    yield from carer_states(pages)
    yield from kept_states()
    yield from support_states()
    yield from place_states()
    yield from letter_states()
    yield State("参加カードを開く誤り", "/c/", submit(), status=422)
    yield from rehearsal_states()
    yield State("取り消しの誤り", "/cancel/", submit(), status=422)
    yield State("取り消しの誤り（英語）", "/en/cancel/", submit(), status=422)


def place_states() -> Iterator[State]:
    """Looking after one's own registration. The demo's families have known addresses."""
    family, offered, waiting, cancelled = (
        f"/registration/demo-{n}/" for n in ("family", "offered", "waiting", "cancelled")
    )
    yield State("家族の申し込み", family)
    yield State("申し込みをさがす誤り", "/registration/", submit(), status=422)
    yield State("申し込みをかえる", f"{family}change/")
    yield State("申し込みをかえる誤り", f"{family}change/", submit(name=""), status=422)
    yield State("いっしょに参加する方", f"{family}people/")
    yield State("連絡先をかえる誤り", f"{family}contact/", submit(), status=422)
    yield State("届いた数字", f"{family}contact/", ask_for_a_number)
    rehearsal = "/registration/demo-rehearsal/contact/"
    yield State("新しい電話番号を待つ", rehearsal, wait_for_a_call)
    yield State("電話番号をかえるのをやめた", rehearsal, in_turn(wait_for_a_call, follow(WITHDRAW)))
    yield State("席の案内", offered)
    yield State("席の案内への返事", f"{offered}answer/")
    yield State("順番を待つ", waiting)
    yield State("取り消した申し込み", cancelled)
    yield State("取り消しをやめる", f"{cancelled}restore/")


def letter_states() -> Iterator[State]:
    """How somebody's letters come, and the press that stops those nobody has to get."""
    family = "/registration/demo-family/letters/"
    yield State("手紙の受け取り方", family)
    yield State("手紙の受け取り方を変えた", family, submit())
    yield State("知らせを止める", f"{family}stop/")


def kept_states() -> Iterator[State]:
    """What somebody keeps of what helps them, opened with the demo's number."""
    own = ("/my-support/number/1000-2000-3000-4000/", submit())
    for name, path, act in (
        ("わたしの配慮の誤り", "send", follow("main form button")),
        ("メールの番号の誤り", "code", submit()),
        ("16けたの番号の誤り", "number", submit()),
    ):
        yield State(name, f"/my-support/{path}/", aside(f"/my-support/{path}/", act), status=422)
    yield State("メールの番号", "/my-support/code/", aside("/my-support/code/"))
    yield State("申し込みをだれが見たか", "/registration/demo-family/looks/")
    yield State("開いた配慮", *own)
    for name, path in (("預けたものを変える", "change"), ("だれが見たか", "looks"), ("連絡先を変える", "contact")):
        yield State(name, own[0], in_turn(own[1], follow(f"main a[href$='/{path}/']")))
    yield State("新しい連絡先の番号", own[0], in_turn(own[1], follow("main a[href$='/contact/']"), ask_for_a_number))
    for name, path in (("番号を新しくする", "new-number"), ("わたしの配慮を消す前", "erase")):
        yield State(name, own[0], in_turn(own[1], follow(f"main a[href$='/{path}/']")))
    yield State("消したあと", "/my-support/erased/")
    yield State("閉じた配慮", own[0], aside(own[0], own[1], submit()))


def carer_states(pages: list[str]) -> Iterator[State]:
    """Acting for somebody, and the page of the one for whom it is done. The demo's mandates have known addresses."""
    yield State("委任の誤り", "/carers/", submit(), status=422)
    yield State("委任をさがす誤り", "/carers/find/", submit(), status=422)
    yield State("委任の確認", "/mandate/demo-asked/")
    yield State("ご本人の委任", "/mandate/demo-hanako/")
    yield State("終わった委任", "/mandate/demo-ended/")
    yield State("代わりをする方の画面", "/for/demo-for-hanako/")
    yield State("代わりに見る資料", "/for/demo-for-hanako/documents/")
    yield State("返事を待つ画面", "/for/demo-for-asked/")
    yield State("終わった委任の画面", "/for/demo-for-ended/", status=403)
    yield State("もうひとりの方", "/for/demo-for-hanako/one-more/")
    # Each with a session of its own: nobody takes a second place at one. Of the last found, as above.
    joins = [f"/for/demo-for-hanako{path}" for path in reversed(pages) if JOIN.fullmatch(path)]
    if len(joins) >= 3:
        sent = in_turn(tick("checked"), submit(way="phone"))
        yield State("代わりの申し込みの誤り", joins[0], submit(), status=422)
        yield State("代わりの申し込みの結果", joins[1], sent)
        yield State("代わりの取り消し", joins[2], in_turn(sent, follow("main a[href$='/cancel/']")))


def support_states() -> Iterator[State]:
    """How far support is, what goes wrong when writing, and the question afterwards. Known addresses, as above."""
    yield State("配慮のようす", "/registration/demo-support/support/")
    yield State("配慮の申し出の誤り", "/registration/demo-support/support/", follow("#more ~ form button"), status=422)
    yield State("配慮は届いたか", "/registration/demo-reached/reached/")
    yield State("配慮は届いたかの誤り", "/registration/demo-reached/reached/", submit(), status=422)


def rehearsal_states() -> Iterator[State]:
    """Trying the line beforehand, for the registration whose address is known."""
    yield State("つなぎ方の練習", "/registration/demo-rehearsal/rehearsal/")
    yield State("つなぎ方の練習の誤り", "/registration/demo-rehearsal/rehearsal/", submit(), status=422)


def other_form_states(pages: list[str]) -> Iterator[State]:
    """Asking for a document in another form, what follows from it, and coming back from paper."""
    ask = submit(name="縁側花子", contact="0267-12-3456", delivery="counter")
    if form := next((path for path in pages if OTHER_FORM.fullmatch(path)), None):
        yield State("ほかの形の申し出の誤り", form, submit(), status=422)
        yield State("ほかの形の申し出の結果", form, ask)
        yield State("ほかの形の申し出を変える", form, in_turn(ask, follow("main a[href$='/change/']")))
        yield State("ほかの形の申し出を取り消す", form, in_turn(ask, follow("main a[href$='/cancel/']")))
        opened = in_turn(submit(), follow("header a[href='/documents/'], main a[href='/documents/']"))
        to_another = in_turn(opened, follow(".document-card__title a"), follow("main a[href*='/other-form/']"))
        kept = "/my-support/number/1000-2000-3000-4000/"
        yield State("配慮を入れられる申し出", kept, to_another)
        yield State("配慮を入れた申し出", kept, in_turn(to_another, follow("button[value='hand_over']")))
    to_the_form = (follow(".document-card__title a"), follow("main a[href*='/other-form/']"))
    every_time = in_turn(*to_the_form, tick("every_time"), ask, follow("main a[href*='/every-time/']"))
    yield State("毎回のお届け", "/documents/?kind=newsletter", every_time)
    yield State("申し出をさがす誤り", "/other-form/find/", submit(), status=422)
    yield State("ない資料番号", "/d/?number=12", status=404)


def reading_states() -> Iterator[State]:
    """The choices of reading as somebody was sent them, and what stays on the device."""
    yield State("受け取った設定", f"/display/{code_of(READY_MADE['kanji'])}/")
    yield State("保存した設定", "/display/", as_just_saved)
    yield State("つながらないとき", "/offline/")
    yield State("部品の一覧", "/parts/")
    yield State("部品：ボタン", "/parts/button/")
