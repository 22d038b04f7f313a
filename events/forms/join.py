"""What residents fill in to take a place, for themselves and for those who come along."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from accessibility.choice_details import ChoicesWithDetails
from accessibility.keyed_form import KeyedForm
from events import rules
from events.actions import Wish
from events.choices import Channel, EventKind, Way
from events.forms.person import PeopleField, PersonForm
from events.models import Session
from events.overview import Programme, SupportRow, Taken, support_row, way_and_places
from events.support.fields import chosen_kinds, detail_fields, details_in
from residents.contact_field import CONTACT_ATTRS, ContactField

# Asked of everybody; the rest stands folded below, for whoever wants to say more.
ASKED = ("name", "contact", "way", "support", "note")
# Whoever tries the line says how; support is arranged for the event itself.
ASKED_FOR_REHEARSALS = ("name", "contact", "way")


class Question(NamedTuple):
    """One question of the form, and the addresses of those beside it in the simple layout."""

    field: forms.BoundField
    number: int
    next: str
    previous: str


def salt_of(session: Session) -> str:
    """A key made for one session takes no place at another."""
    return f"events.join.{session.pk}"


# Made when it is shown: in a rush five hundred forms are read, and hardly one of them is shown again.
_way_and_places = lazy(way_and_places, str)


class JoinForm(KeyedForm, PersonForm):
    """Name or nickname, one contact point, way of joining, support wanted; who comes along. Nothing else is asked."""

    contact = ContactField(
        by_post=True,
        label=_("連絡先（メールアドレス、電話番号、住所のどれか1つ）"),
        max_length=350,
        help_text=_(
            "申し込みの控えや、中止などの知らせに使います。電話番号には係が電話をし、住所には手紙を送ります。"
            "例：hanako@example.jp、0267-12-3456、〒384-0301 佐久市臼田123"
        ),
        error_messages={
            "required": _(
                "メールアドレスか電話番号を入れてください。住所でもかまいません。例：hanako@example.jp、0267-12-3456"
            ),
            "max_length": _("連絡先は1つだけ入れてください。"),
        },
        widget=forms.TextInput(attrs=CONTACT_ATTRS),
    )
    way = forms.ChoiceField(
        label=_("参加方法"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("参加方法を1つえらんでください。"),
            "invalid_choice": _("この催しにある参加方法から1つえらんでください。"),
        },
    )
    support = ChoicesWithDetails(
        label=_("してほしい配慮"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("えらんだものは係が手配します。病気や障害の名前を書く必要はありません。"),
        error_messages={
            "invalid_choice": _(
                "えらんだ配慮の申し出は締め切りました。下の「そのほか」に書くか、電話でご相談ください。"
            )
        },
    )
    note = forms.CharField(
        label=_("そのほか、してほしいこと"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("例：ゆっくり話してほしい。途中で休みたい。"),
        error_messages={"max_length": _("500文字までで入れてください。くわしいことは電話でもうかがいます。")},
    )
    companions = PeopleField(
        label=_("いっしょに参加する方のお名前（1行に1人）"),
        required=False,
        max_length=2000,
        help_text=_(
            "家族や友だちの分も、いちどに申し込めます。連絡は、まとめてあなたにします。例：山田花子（やまだはなこ）"
        ),
        error_messages={"max_length": _("1行に1人ずつ、お名前だけを入れてください。")},
    )
    partial_ok = forms.BooleanField(
        label=_("待たずに、ある分だけ申し込む"),
        required=False,
        help_text=_(
            "全員分の席がないときは、そろうまで待ちます。そのあいだに、人数の少ない方が先になることがあります。"
        ),
    )

    reached_us_by = Channel.WEB

    def __init__(
        self, data: Any = None, *, session: Session, programme: Programme, taken: Taken, now: datetime
    ) -> None:
        self.salt = salt_of(session)
        super().__init__(data)
        self.session = session
        self.programme = programme
        ways = rules.ways_of(session, programme.ways)
        self.fields["neutral_subject"].initial = session.page.quiet
        self.fields["way"].choices = [  # type: ignore[attr-defined]
            (offer.way, _way_and_places(session, offer, taken)) for offer in ways
        ]
        if len(ways) == 1:
            self.fields["way"].initial = ways[0].way
        can_ask = [o for o in programme.support_offers if rules.can_still_ask(o, session, now=now)]
        self.fields["support"].choices = [(o.kind, o.get_kind_display()) for o in can_ask]  # type: ignore[attr-defined]
        if not can_ask:
            self.fields["support"].widget = forms.MultipleHiddenInput()
        self.fields["support"].ask(self, detail_fields(can_ask))  # type: ignore[attr-defined]

    def questions(self) -> list[Question]:
        """What is asked, in its order, each knowing its neighbours; nothing is asked where nothing can be chosen."""
        asked = ASKED_FOR_REHEARSALS if self.session.page.kind == EventKind.REHEARSAL else ASKED
        fields = [self[name] for name in asked if name != "support" or self.fields[name].choices]  # type: ignore[attr-defined]
        return [
            Question(field, number, next=f"#question-{number + 1}", previous=f"#question-{number - 1}" * (number > 1))
            for number, field in enumerate(fields, start=1)
        ]

    def has_people(self) -> bool:
        """Whether somebody was named or something is wrong there: then it stands open."""
        return self._answered("companions", "partial_ok")

    def says_more(self) -> bool:
        """The same of what is said besides."""
        return self._answered("reading", "staff_note", "letters_in", "neutral_subject", "no_reminders")

    def _answered(self, *names: str) -> bool:
        usual = {name: self.fields[name].initial or "" for name in names}
        return any(self[name].errors or (self[name].value() or "") != usual[name] for name in names)

    def support_rows(self, *, now: datetime) -> list[SupportRow]:
        """What to say of support that cannot be ticked: there anyway, or too late and what there is instead."""
        untickable = [o for o in self.programme.support_offers if not rules.can_still_ask(o, self.session, now=now)]
        return [support_row(offer, self.session, now=now) for offer in untickable]

    def wish(self) -> Wish:
        """What was asked for, in the words of the actions."""
        chosen = self.cleaned_data
        details = details_in(chosen, [kind for kind, _name in self.fields["support"].choices])  # type: ignore[attr-defined]
        return Wish(
            **self.said(),
            contact=chosen["contact"],
            way=Way(chosen["way"]),
            support=chosen_kinds(chosen["support"], details),
            details=details,
            note=chosen["note"],
            channel=Channel(chosen.get("channel", self.reached_us_by)),
            companions=chosen["companions"],
            partial_ok=chosen["partial_ok"],
        )
