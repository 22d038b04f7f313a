"""What a one-time code proves in this room: that a new contact point is theirs. Nothing else asks for one."""

from django.utils.translation import gettext_lazy as _

from residents.codes.purposes import Purpose, register

PURPOSE = "event_contact"


def bring() -> None:
    """Say what the code is for."""
    register(Purpose(PURPOSE, _("この数字を画面に入れると、催しの連絡先がこのアドレスにかわります。")))
