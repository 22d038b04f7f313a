"""The fixed choices of sessions and their series."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rhythm(models.TextChoices):
    """How a series goes on."""

    WEEKLY = "weekly", _("曜日で（毎週、2週間ごとなど）")
    MONTHLY_WEEKDAY = "monthly_weekday", _("毎月、第何曜日で（第2土曜日など）")
    MONTHLY_DATE = "monthly_date", _("毎月、日にちで（毎月5日など）")


class OnHoliday(models.TextChoices):
    """What becomes of a session that would fall on a holiday."""

    SKIP = "skip", _("休む")
    LATER = "later", _("次の平日にずらす")
    HOLD = "hold", _("いつもどおり行う")


class Scope(models.TextChoices):
    """How far a change of one session of a series goes."""

    ONE = "one", _("この回だけ")
    FOLLOWING = "following", _("この回と、これより後の回")
    ALL = "all", _("これから行う、すべての回")


class ChangeKind(models.TextChoices):
    """What happened to one session, for everybody who has a place or waits."""

    CALLED_OFF = "called_off", _("中止にした")
    POSTPONED = "postponed", _("延期にした")
    ONLINE = "online", _("オンラインに変えた")
    RESCHEDULED = "rescheduled", _("日時を変えた")
    AS_PLANNED = "as_planned", _("予定どおりに戻した")
