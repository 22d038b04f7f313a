"""What staff read out on the telephone: one session of an event, in whole sentences, in the order of questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from accessibility.phrases import sentence, sentences
from events import rules
from events.models import Session
from events.overview import (
    Programme,
    SessionRow,
    fee_sentence,
    support_row,
    support_sentence,
    way_rows,
    ways_sentence,
    when_in_short,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing a caller may ask, and what to answer."""

    title: str
    lines: list[str]


def first_words(session: Session, programme: Programme, *, now: datetime) -> str:
    """The one sentence that holds all, for this session."""
    return sentences(
        sentence(when_in_short(session)),
        ways_sentence(rules.ways_of(session, programme.ways)),
        support_sentence(programme.support_offers, session, now=now),
        fee_sentence(programme.fee),
    )


def script(session: Session, programme: Programme, row: SessionRow, *, now: datetime) -> list[Passage]:
    """Everything there is to tell, each under the question it answers; nothing where there is nothing to tell."""
    page = session.page
    passages = (
        Passage(_("どんな催しですか"), [line for line in (page.summary, page.audience_note) if line]),
        Passage(_("空きはありますか"), list(_room(session, row))),
        Passage(_("どうやって参加しますか"), list(_ways(programme, session))),
        Passage(_("どんな配慮がありますか"), list(_support(programme, session, now))),
        Passage(_("名前や連絡先は、どう使われますか"), list(_personal())),
    )
    return [passage for passage in passages if passage.lines]


def _room(session: Session, row: SessionRow) -> Iterator[str]:
    if row.refusal:
        yield sentence(str(row.refusal.label))
    elif row.is_full:
        yield _("満員です。キャンセル待ちができます。席が空いたら、こちらからお知らせします。")
    else:
        yield sentence(row.availability)
    for words in (session.news, session.note_here):
        if words:
            yield sentence(words)


def _ways(programme: Programme, session: Session) -> Iterator[str]:
    venue, address = session.page.venue, session.page.address
    where = f"{venue}（{address}）" if venue and address else venue
    for row in way_rows(rules.ways_of(session, programme.ways), venue=where):
        facts = (_("%(term)sは、%(text)s") % fact for fact in row["facts"])
        yield sentences(sentence(str(row["title"])), *(sentence(fact) for fact in facts))


def _support(programme: Programme, session: Session, now: datetime) -> Iterator[str]:
    for offer in programme.support_offers:
        row = support_row(offer, session, now=now)
        yield f"{row.term}：{row.text}"
    yield _("ほかにも、してほしいことをお話しください。病気や障害の名前は、お聞きしません。")


def _personal() -> Iterator[str]:
    yield _("お名前は、ニックネームでもかまいません。手紙の宛名と、当日お呼びするために使います。")
    yield _("連絡先は、控えや中止などのお知らせのためだけに使い、催しの%(days)d日後に消します。") % {
        "days": settings.ENGAWA_PERSONAL_DATA_KEPT_DAYS
    }
