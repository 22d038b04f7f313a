"""The weights of findings in words: whom it keeps out comes before how many points there are."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.findings.finding import Severity

WEIGHTS_IN_WORDS: dict[Severity, str | Promise] = {
    Severity.BARRIER: _("使えない人がいます"),
    Severity.HARD: _("使いにくい人がいます"),
    Severity.ADVICE: _("直すと、もっとよくなります"),
}
