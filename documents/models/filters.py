"""The filter above the list of documents: a plain GET form that never refuses a visitor."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Substr
from django.utils.translation import gettext_lazy as _

from accessibility import languages
from accessibility.dates import japanese_year
from documents.formats.needs import NEEDS
from documents.labels.models import DocumentAudience, Subject
from documents.models.choices import DocumentKind
from documents.models.formats import Format

ALL = ("", _("すべて"))
# Beside whole years: what somebody has not seen yet.
RECENT = {"30": _("この30日"), "90": _("この3か月"), "365": _("この1年")}
EASY = "easy"
# Every document can be read on its page: that narrows nothing.
KINDS_OF = {need.key: need.kinds for need in NEEDS if need.kinds}


NEED_CHOICES = [(need.key, need.name) for need in NEEDS if need.kinds]


class DocumentFilterForm(forms.Form):
    """About what, for whom, what sort, in which form, since when. Every answer may be left open."""

    subject = forms.ChoiceField(label=_("テーマ"), required=False)
    audience = forms.ChoiceField(label=_("対象"), required=False)
    kind = forms.ChoiceField(label=_("種類"), required=False, choices=[ALL, *DocumentKind.choices])
    need = forms.ChoiceField(label=_("使いやすい形"), required=False, choices=[ALL, *NEED_CHOICES])
    issued = forms.ChoiceField(label=_("発行した時"), required=False)


class DocumentFilter:
    """The filter as a visitor set it. What cannot be understood is left out and said so."""

    def __init__(self, data: Mapping[str, Any], *, among: QuerySet[Any], today: dt.date) -> None:
        self.today = today
        self.form = DocumentFilterForm(data or {}, auto_id="filter-%s")
        used = choices_in_use(among)
        self._offer("subject", used["subject"])
        self._offer("audience", used["audience"])
        self._offer("issued", [*RECENT.items(), *used["year"]])
        self.form.is_valid()

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.form.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [ALL, *choices]
        if not choices and not self.form.data.get(name):
            # A question with one answer is only longer to listen to.
            del self.form.fields[name]

    def narrow(self, documents: QuerySet[Any]) -> QuerySet[Any]:
        """Those that meet every condition."""
        chosen = self.chosen
        if subject := chosen.get("subject"):
            documents = documents.filter(subjects__slug=subject)
        if audience := chosen.get("audience"):
            documents = documents.filter(audiences__slug=audience)
        if kind := chosen.get("kind"):
            documents = documents.filter(kind=kind)
        if need := chosen.get("need"):
            documents = having(documents, need)
        return self._in_time(documents, chosen.get("issued", ""))

    def _in_time(self, documents: QuerySet[Any], issued: str) -> QuerySet[Any]:
        if issued in RECENT:
            return documents.filter(issued_on__gt=self.today - dt.timedelta(days=int(issued)))
        return documents.filter(issued_on__year=int(issued)) if issued else documents

    @property
    def chosen(self) -> dict[str, str]:
        """What was chosen and understood."""
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @property
    def not_understood(self) -> list[str]:
        """The labels of what could not be understood, for a word to the visitor."""
        return [str(self.form.fields[name].label) for name in self.form.errors]

    @property
    def words(self) -> list[str]:
        """What is chosen, in the words of the form: the title of a feed."""
        return [str(dict(getattr(self.form.fields[name], "choices", []))[value]) for name, value in self.chosen.items()]

    def query(self) -> str:
        """The choices for the addresses of further pages and of the feed."""
        return urlencode(self.chosen)


def having(documents: QuerySet[Any], need: str) -> QuerySet[Any]:
    """Those that can be had at this moment in a form for this need."""
    if need == EASY:
        return documents.exclude(easy_follows="")
    return documents.filter(pk__in=Format.objects.ready().filter(kind__in=KINDS_OF[need]).values("page"))


def choices_in_use(documents: QuerySet[Any]) -> dict[str, list[tuple[str, str]]]:
    """The subjects, audiences and years that documents of this list have: one question for all three."""
    found = documents.order_by()
    # As text: on SQLite the year of a date is a function of Python's, and two readers of one connection hang over it.
    years = found.annotate(year=Substr(Cast("issued_on", CharField()), 1, 4))
    rows = years.values_list(Value("year"), "year", F("year"), Value(""), Value(0)).distinct()
    rows = rows.union(_labels("subject", Subject, found), _labels("audience", DocumentAudience, found))
    choices: dict[str, list[tuple[str, str]]] = defaultdict(list)
    english = languages.current() == "en"
    for sort, slug, name, name_en, _order in sorted(rows, key=lambda row: (row[4], row[2])):
        choices[sort].append((slug, (english and name_en) or name))
    newest_first = sorted((slug for slug, _name in choices["year"]), reverse=True)
    choices["year"] = [(year, year_in_words(int(year))) for year in newest_first]
    return choices


def _labels(sort: str, model: Any, documents: QuerySet[Any]) -> QuerySet[Any]:
    used: QuerySet[Any] = model.objects.filter(documents__in=documents.values("pk")).order_by()
    return used.values_list(Value(sort), "slug", "name", "name_en", "sort_order").distinct()


def year_in_words(year: int) -> str:
    """「令和8年（2026年）」, as the last day of it is called."""
    return str(year) if languages.current() == "en" else japanese_year(dt.date(year, 12, 31))
