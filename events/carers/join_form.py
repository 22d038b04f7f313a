"""The form in which a carer takes a place for somebody."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accessibility.keyed_form import KeyedForm
from events import rules
from events.actions import Wish
from events.choices import Channel, Way
from events.forms.join import JoinForm
from events.models import Session
from events.overview import Programme, Taken, way_and_places
from events.support.fields import chosen_kinds, detail_fields, details_in
from residents.mandates.choices import Scope
from residents.mandates.models import Mandate


class ActingJoinForm(KeyedForm):
    """How the person joins, and what support they want as far as the mandate reaches.

    Name and contact point are the resident's own and are not asked. Who acts for several people says once more for
    whom.
    """

    way = JoinForm.base_fields["way"]
    support = JoinForm.base_fields["support"]
    note = JoinForm.base_fields["note"]
    checked = forms.BooleanField(
        error_messages={"required": gettext_lazy("どなたの申し込みかを確かめて、しるしを付けてください。")}
    )
    salt = "events.carers.join"

    def __init__(
        self, data: Any, *, mandate: Mandate, has_others: bool, session: Session, programme: Programme
    ) -> None:
        super().__init__(data)
        self.mandate, self.session, self.programme = mandate, session, programme
        if has_others:
            self.fields["checked"].label = _("%(name)sさんの申し込みとして送ります") % {"name": mandate.resident.name}
        else:
            del self.fields["checked"]

    def offer(self, taken: Taken, *, now: datetime) -> None:
        """Fill in what can be chosen at this moment."""
        ways: Any = self.fields["way"]
        offered = rules.ways_of(self.session, self.programme.ways)
        ways.choices = [(one.way, way_and_places(self.session, one, taken)) for one in offered]
        if len(ways.choices) == 1:
            ways.initial = ways.choices[0][0]
        can_ask = [o for o in self.programme.support_offers if rules.can_still_ask(o, self.session, now=now)]
        if Scope.SUPPORT not in self.mandate.scopes:
            del self.fields["support"], self.fields["note"]
        elif can_ask:
            support: Any = self.fields["support"]
            support.choices = [(one.kind, one.get_kind_display()) for one in can_ask]
            support.ask(self, detail_fields(can_ask))
        else:
            del self.fields["support"]

    def questions(self) -> list[forms.BoundField]:
        """What is asked, in its order."""
        return [self[name] for name in ("way", "support", "note", "checked") if name in self.fields]

    def _support_choices(self) -> list[tuple[str, str]]:
        support: Any = self.fields.get("support")
        return list(support.choices) if support else []

    def wish(self) -> Wish:
        """In the words of the actions: the resident's place, registered by the carer."""
        chosen = self.cleaned_data
        details = details_in(chosen, [kind for kind, _name in self._support_choices()])
        return Wish(
            name="",
            contact=None,
            way=Way(chosen["way"]),
            support=chosen_kinds(chosen.get("support", ()), details),
            details=details,
            note=chosen.get("note", ""),
            channel=Channel.WEB,
            neutral_subject=self.session.page.quiet,
            resident_id=self.mandate.resident_id,
            registered_by_id=self.mandate.carer_id,
        )
