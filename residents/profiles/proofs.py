"""What people prove here by a one-time code."""

from django.utils.translation import gettext_lazy as _

from residents.codes import purposes

OPEN = "profile"
NEW_ADDRESS = "profile_address"


def register() -> None:
    """Say so. The sentences name no need: a letter may be read over somebody's shoulder."""
    purposes.register(purposes.Purpose(OPEN, _("「わたしの配慮」の画面に入れる番号です。")))
    purposes.register(purposes.Purpose(NEW_ADDRESS, _("新しい連絡先を確かめるための番号です。")))
