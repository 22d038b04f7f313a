"""What staff fill in about one case."""

import unicodedata
from typing import Any

from django import forms
from django.contrib.auth.models import Permission, User
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.meanwhile import Watched
from events.support.actions import LONGEST_WORDS
from events.support.desk.duties import CHANGE


class WordsForm(forms.Form):
    """A message, a note, what the resident said on the telephone."""

    words = forms.CharField(
        max_length=LONGEST_WORDS, error_messages={"required": _("言葉を書いてから押してください。")}
    )


class YenField(forms.IntegerField):
    """Money as people write it: 12,000円, １２０００."""

    def to_python(self, value: Any) -> int | None:
        """Only the digits count."""
        if isinstance(value, str):
            value = unicodedata.normalize("NFKC", value).strip().lstrip("¥\\").removesuffix("円").replace(",", "")
        return super().to_python(value)


class CostForm(forms.Form):
    """What it cost the town."""

    watched: Watched
    yen = YenField(
        label=_("費用（円）"),
        required=False,
        min_value=0,
        max_value=100_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 12, "autocomplete": "off"}),
        error_messages={"invalid": _("費用は、数字で入れてください。例：12000")},
    )
    words = forms.CharField(label=_("費用のメモ"), required=False, max_length=200)


class OwnerForm(forms.Form):
    """Who sees to it: one of those whose duty it is."""

    owner = forms.ModelChoiceField(label=_("担当"), queryset=User.objects.none(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = those_who_arrange()  # type: ignore[attr-defined]
        self.fields["owner"].label_from_instance = lambda user: user.get_full_name() or user.get_username()  # type: ignore[attr-defined]


def those_who_arrange() -> Any:
    """Active staff with the permission, of their own or by a group."""
    app_label, codename = CHANGE.split(".")
    duty = Permission.objects.filter(content_type__app_label=app_label, codename=codename)
    may = Q(is_superuser=True) | Q(groups__permissions__in=duty) | Q(user_permissions__in=duty)
    return User.objects.filter(may, is_active=True).distinct().order_by("username")
