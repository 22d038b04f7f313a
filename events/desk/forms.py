"""What staff fill in for somebody who called, wrote or came."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.choices import Channel
from events.forms import JoinForm


class DeskJoinForm(JoinForm):
    """The resident's form with one question more: how the registration reached the town."""

    # Django takes declared fields out of the class: the form keeps its own attribute of this name.
    channel = forms.ChoiceField(
        label=_("受付経路"),
        choices=[choice for choice in Channel.choices if choice[0] != Channel.WEB],
        initial=Channel.PHONE,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The trap for programs is of no use behind a password.
        del self.fields["website"]
        # The browser knows the clerk's own name and address, and must not offer them for somebody else.
        for name in ("name", "contact"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
