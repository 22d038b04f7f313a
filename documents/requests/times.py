"""Answer times as people read them: what the town promises, and what it kept of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from documents.requests import rules
from documents.requests.choices import CaseState, Channel, OtherForm
from documents.requests.models import AnswerTime, Case

# Long enough for rare forms to reach five, short enough to tell of the office as it is now.
LOOKED_AT = timedelta(days=365)
OF_TEN = 10


@dataclass(frozen=True, slots=True)
class Promise:
    """One form: offered or not, within how many days, and how it went."""

    form: OtherForm
    days: int
    is_offered: bool
    achieved: rules.Achieved | None

    @property
    def promised_words(self) -> str:
        """「14日以内に送ります」."""
        if not self.is_offered:
            return _("いまは受け付けていません")
        return _("%(days)d日以内") % {"days": self.days}

    @property
    def achieved_words(self) -> str:
        """What really happened; nothing that could lead to one person."""
        if self.achieved is None:
            return _("まだ数が少ない（%(fewest)d件未満）ので、出していません") % {"fewest": rules.FEWEST_TO_TELL}
        told = {"count": self.achieved.count, "half": self.achieved.half, "most": self.achieved.most}
        days = _("この1年の%(count)d件のうち、半分は%(half)d日以内、10件中9件は%(most)d日以内。") % told
        if self.achieved.kept == OF_TEN:
            return days + _("すべて、お約束の日までに送りました。")
        return days + _("お約束の日までに送ったのは、10件中およそ%(kept)d件。") % {"kept": self.achieved.kept}


def promises(*, now: datetime, with_achieved: bool = True) -> list[Promise]:
    """Every form in its order."""
    times = {time.form: time for time in AnswerTime.objects.all()}
    taken = _taken(now) if with_achieved else {}
    return [
        Promise(
            form=form,
            days=times[form].days if form in times else rules.DAYS_TO_BEGIN_WITH[form],
            is_offered=times[form].is_offered if form in times else True,
            achieved=rules.achieved(taken.get(form, [])),
        )
        for form in OtherForm
    ]


def offered(promised: Iterable[Promise]) -> list[Promise]:
    """What can be asked for today."""
    return [promise for promise in promised if promise.is_offered]


def _taken(now: datetime) -> dict[str, list[tuple[int, int]]]:
    """Days taken and days promised of what was sent, form by form.

    Without what goes out every time: that is prepared for, and would flatter the rest.
    """
    cases = Case.objects.filter(sent_at__gte=now - LOOKED_AT, state__in=(CaseState.SENT, CaseState.ARRIVED))
    cases = cases.exclude(channel=Channel.STANDING)
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for form, asked, sent, promised in cases.values_list("form", "created_at", "sent_at", "days_promised"):
        days = (timezone.localdate(sent) - timezone.localdate(asked)).days
        taken[form].append((days, promised))
    return taken
