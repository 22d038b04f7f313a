"""The weekly letter as staff see it: what comes next, what it would say, how many read it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accessibility.when import day_in_words
from cms.broadcast.desk import moment_in_words
from documents.counting.rules import shown
from documents.digest import letters, rhythm
from documents.digest.actions import WEEK
from documents.digest.contents import published_between, told_in
from documents.digest.models import DigestIssue, Reader, Version
from residents.outbox.models import OutgoingLetter

LOOK = "document_digest.view_digestissue"
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Preview:
    """The letter as readers of one version would get it now."""

    version: str
    lang: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Sent:
    """One letter that was sent."""

    day: str
    documents: int
    letters: str
    failed: str


@never_cache
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The whole screen."""
    if not request.user.has_perm(LOOK):
        raise PermissionDenied
    now = timezone.now()
    moment = rhythm.next_moment(now)
    context = {
        "moment": moment_in_words(moment) if moment else "",
        "readers": _readers(),
        "previews": previews(now),
        "sent": [_sent(issue) for issue in DigestIssue.objects.annotate(told=Count("documents"))[:SHOWN]],
    }
    return render(request, "document_digest/desk/overview.html", context)


def previews(now: datetime) -> list[Preview]:
    """What would be told now; nothing where there is nothing new."""
    last = DigestIssue.objects.first()
    pages = list(published_between(last.moment if last else now - WEEK, now + timedelta(minutes=1)))
    found = []
    for version in Version:
        if told := told_in(version, pages):
            subject, text = letters.preview(version, told)
            found.append(Preview(str(version.label), version.language, subject, text))
    return found


def _readers() -> list[tuple[str, str]]:
    """How many read which version. A handful could be guessed from who lives in the village."""
    counted = dict(Reader.objects.confirmed().order_by().values_list("version").annotate(number=Count("pk")))
    return [(str(version.label), shown(counted.get(version, 0))) for version in Version]


def _sent(issue: DigestIssue) -> Sent:
    posted = OutgoingLetter.objects.filter(key__startswith=f"document_digest.issue.{issue.pk}.")
    return Sent(
        day=day_in_words(timezone.localdate(issue.moment)),
        documents=issue.told,  # type: ignore[attr-defined]
        letters=shown(issue.letters),
        failed=shown(posted.exclude(given_up_at=None).count()),
    )
