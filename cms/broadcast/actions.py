"""What is done with programmes, each safe to do twice: put together, give out, remove."""

import logging
from datetime import date, datetime, timedelta
from itertools import chain, count

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cms.broadcast.composing import Words, words_of
from cms.broadcast.models import BroadcastIndexPage, BroadcastPage
from cms.broadcast.sections import Span, sections
from cms.broadcast.timing import WEEK
from cms.gate.check import PublishRefusedError

logger = logging.getLogger(__name__)
# After a long break, or at the first programme, what was published longer ago than this is no news.
NEWS_FOR = 2 * WEEK


def put_together_due(*, now: datetime) -> list[BroadcastPage]:
    """Make the draft of every programme that ought to be there by now."""
    made = []
    for index in BroadcastIndexPage.objects.live().filter(is_weekly=True):
        moment = index.rhythm.due(now)
        if moment and not BroadcastPage.objects.filter(made_for=name_of(index, moment)).exists():
            page = put_together(index=index, moment=moment, now=now)
            made += [page] if page else []
    return made


def put_together(*, index: BroadcastIndexPage, moment: datetime, now: datetime) -> BroadcastPage | None:
    """The draft of the programme for this moment, made or made anew. None when there is nothing to tell.

    What staff changed in a draft before is not lost: it is an earlier version of the page.
    """
    name, day = name_of(index, moment), timezone.localdate(moment)
    with translation.override(index.locale.language_code):
        words = _words(index, day=day, now=now, name=name)
    if words is None:
        return None
    page = BroadcastPage.objects.filter(made_for=name).first()
    try:
        with transaction.atomic():
            return _renew(page, words, now) if page else _add(index, words, moment, now)
    except IntegrityError:
        # Another process put the same programme together at this moment.
        logger.info("The programme %s is there already", name)
        return BroadcastPage.objects.filter(made_for=name).first()


def name_of(index: BroadcastIndexPage, moment: datetime) -> str:
    """The same for whoever makes this programme."""
    return f"{index.pk} {timezone.localdate(moment):%Y-%m-%d}"


def _words(index: BroadcastIndexPage, *, day: date, now: datetime, name: str) -> Words | None:
    before = BroadcastPage.objects.child_of(index).exclude(made_for=name).aggregate(last=Max("made_at"))["last"]
    since = max(before or now - WEEK, now - NEWS_FOR)
    found = list(sections(Span(now=now, since=since, until=now + index.weeks_ahead * WEEK)))
    return words_of(index, found, day=day) if found else None


def _add(index: BroadcastIndexPage, words: Words, moment: datetime, now: datetime) -> BroadcastPage:
    day = timezone.localdate(moment)
    page = BroadcastPage(
        title=words.title,
        slug=_free_slug(index, f"{day:%Y-%m-%d}"),
        summary=words.summary,
        body=words.body,
        issued_on=day,
        goes_out_at=moment if index.goes_out_by_itself else None,
        made_for=name_of(index, moment),
        made_at=now,
        live=False,
        locale=index.locale,
    )
    index.add_child(instance=page)
    page.save_revision(log_action=True)
    return page


def _free_slug(index: BroadcastIndexPage, day: str) -> str:
    """Staff may have made a programme of their own for the same day."""
    taken = set(index.get_children().filter(slug__startswith=day).values_list("slug", flat=True))
    return next(slug for slug in chain([day], (f"{day}-{number}" for number in count(2))) if slug not in taken)


def _renew(page: BroadcastPage, words: Words, now: datetime) -> BroadcastPage:
    draft: BroadcastPage = page.get_latest_revision_as_object()
    draft.title, draft.summary, draft.body = words.title, words.summary, words.body
    draft.save_revision(log_action=True)
    BroadcastPage.objects.filter(pk=page.pk).update(made_at=now, trouble="")
    return page


def give_out_due(*, now: datetime) -> list[BroadcastPage]:
    """Publish the newest text of every draft whose moment has come. What the gate refuses says why, and waits."""
    given = []
    for page in BroadcastPage.objects.filter(live=False, first_published_at=None):
        revision = page.get_latest_revision()
        draft = revision.as_object() if revision else page
        if revision is None or draft.goes_out_at is None or draft.goes_out_at > now:
            continue
        try:
            revision.publish()
        except PublishRefusedError as refusal:
            _note_trouble(page, refusal)
        else:
            given.append(page)
    return given


def _note_trouble(page: BroadcastPage, refusal: PublishRefusedError) -> None:
    trouble = "\n".join(f"{finding.where} {finding.what}".strip() for finding in refusal.findings if finding.blocks)
    trouble = trouble or _("公開前チェックが止めました。")
    if trouble != page.trouble:
        logger.warning("The programme %s cannot go out: %s", page.pk, trouble)
    BroadcastPage.objects.filter(pk=page.pk).update(trouble=trouble)


def remove_old(*, now: datetime) -> int:
    """Delete the programmes that are older than the town keeps them, drafts that nobody published too."""
    removed = 0
    for index in BroadcastIndexPage.objects.exclude(weeks_kept=0):
        last_day = timezone.localdate(now) - timedelta(weeks=index.weeks_kept)
        for page in BroadcastPage.objects.child_of(index).filter(issued_on__lt=last_day):
            page.delete()
            removed += 1
    return removed
