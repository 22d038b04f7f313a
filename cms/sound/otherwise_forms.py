"""The form with which staff choose, for every block of a draft, what the voice does with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accessibility.speech.script import sentences
from cms.gate.content import PageContent, Part
from cms.sound.otherwise import LONGEST, Choice, Way, as_kept, choice_for

# So much of a block's words tells which one it is.
SHOWN = 140


class ChoiceForm(forms.Form):
    """One block."""

    way = forms.ChoiceField(choices=Way.choices, widget=forms.RadioSelect, label=_("この部分を"))
    words = forms.CharField(
        label=_("代わりに言う言葉"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": _("1,000字までにしてください。長いときは、本文に書いてください。")},
    )

    def clean_words(self) -> str:
        """Other words were asked for, so there must be some that can be said."""
        words = " ".join(self.cleaned_data["words"].split())
        if self.cleaned_data.get("way") == Way.WORDS and not re.search(r"\w", words):
            raise forms.ValidationError(
                _("別の言葉で読むときは、その言葉を書いてください。例：市役所は、駅の北口から歩いて5分です。")
            )
        return words

    @property
    def choice(self) -> Choice:
        """As somebody chose it. Words that are not to be said now are not kept."""
        way = Way(self.cleaned_data["way"])
        return Choice(way, self.cleaned_data["words"] if way == Way.WORDS else "")


@dataclass(frozen=True, slots=True)
class Line:
    """A block with what is said of it as it stands, and its form."""

    part: Part
    said: str
    form: ChoiceForm


class ChoicesForm:
    """All blocks of a draft and of its easy version."""

    def __init__(self, draft: Any, data: Any = None) -> None:
        self._draft = draft
        self.lines = list(self._lines(data))

    def _lines(self, data: Any) -> Iterator[Line]:
        for part in PageContent(self._draft).parts:
            chosen = choice_for(self._draft.heard_otherwise, _id(part))
            initial = {"way": chosen.way, "words": chosen.words}
            yield Line(part, _said(part), ChoiceForm(data, prefix=f"b-{_id(part)}", initial=initial))

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Every fault with the place to mend it: the id of the field, and where it is and what is wrong."""
        return [
            (line.form[name].id_for_label or f"{line.form.prefix}-way", f"{line.part.label}：{said}")
            for line in self.lines
            for name, faults in line.form.errors.items()
            for said in faults
        ]

    def is_valid(self) -> bool:
        """Whether every block has a choice that can be kept."""
        return not self.problems

    def kept(self) -> dict[str, dict[str, str]]:
        """For the page. Choices for blocks that are gone go too."""
        return as_kept({_id(line.part): line.form.choice for line in self.lines})


def _id(part: Part) -> str:
    return part.path.partition(".")[2]


def _said(part: Part) -> str:
    said = "".join(sentence.text for sentence in sentences(part.html))
    return f"{said[:SHOWN]}…" if len(said) > SHOWN else said or _now("（いまは何も読みません）")
