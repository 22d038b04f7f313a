"""Words to look for: groups that mean one thing, and the words of the pages."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_SYNONYMS, LONGEST_SYNONYM = 20, 30
PARTED = re.compile(r"[、,\n;；/／]+")


def words_of_a_group(text: str) -> list[str]:
    """What staff wrote in one box, as words; each once, whatever its width."""
    parts = (" ".join(unicodedata.normalize("NFKC", part).split()) for part in PARTED.split(text))
    return list(dict.fromkeys(part for part in parts if part))


def are_words_for_one_thing(text: str) -> None:
    """A group has at least two words, and each holds something that can be looked for."""
    words = words_of_a_group(text)
    if not 2 <= len(words) <= MOST_SYNONYMS:
        raise ValidationError(
            _("ことばを2つ以上、%(most)dまで、「、」でくぎって入れてください。例：妊婦、妊産婦")
            % {"most": MOST_SYNONYMS}
        )
    for word in words:
        if len(word) > LONGEST_SYNONYM or not any(letter.isalnum() for letter in word):
            raise ValidationError(
                _("「%(word)s」はさがすことばになりません。記号だけでない、%(most)d文字までのことばにしてください。")
                % {"word": word[:LONGEST_SYNONYM], "most": LONGEST_SYNONYM}
            )


class SynonymGroup(models.Model):
    """Words that people use for one thing: whoever looks for one finds the others (さがすことばの組).

    Groups that come with the product carry ``shipped_as``; ``shipped_words`` tells whether staff have changed one.
    """

    words = models.TextField(
        _("おなじものを指すことば"),
        validators=[are_words_for_one_thing],
        help_text=_(
            "「、」でくぎって入れてください。どのことばでさがしても、ほかのことばのページが見つかります。"
            "意味が少しでもちがうことばを入れると、関係のないページまで見つかるようになります。例：妊婦、妊産婦、マタニティ"
        ),
    )
    in_use = models.BooleanField(
        _("検索で使う"), default=True, help_text=_("印を外すと、この組は使われません。いつでも元に戻せます。")
    )
    note = models.CharField(
        _("メモ"), max_length=200, blank=True, help_text=_("職員だけが見ます。例：窓口でよく聞かれる言い方")
    )
    shipped_as = models.CharField(max_length=100, blank=True, editable=False)
    shipped_words = models.TextField(blank=True, editable=False)
    changed_at = models.DateTimeField(_("変えた日時"), auto_now=True)

    class Meta:
        verbose_name = _("さがすことばの組")
        verbose_name_plural = _("さがすことばの組")
        ordering = ["words"]
        constraints = [
            models.UniqueConstraint(
                fields=["shipped_as"], condition=~models.Q(shipped_as=""), name="one_row_for_each_shipped_group"
            )
        ]

    def __str__(self) -> str:
        return "、".join(words_of_a_group(self.words))


class SearchWord(models.Model):
    """One word that stands in some page, with what finds it when it is spelt another way.

    ``normal`` is what all its spellings share, ``reading`` how it sounds, ``sound`` the same without what people get
    wrong (long vowels, っ, voicing marks). Two words that differ by one character share the beginning or the end of
    their sound (``sound_head``, ``sound_tail``) or of their writing (``shape_head``, ``shape_tail``).
    """

    word = models.CharField(max_length=40, unique=True)
    normal = models.CharField(max_length=64, blank=True)
    reading = models.CharField(max_length=64, blank=True)
    reading_start = models.CharField(max_length=4, blank=True)
    sound = models.CharField(max_length=64, blank=True)
    sound_head = models.CharField(max_length=64, blank=True)
    sound_tail = models.CharField(max_length=64, blank=True)
    shape_head = models.CharField(max_length=64, blank=True)
    shape_tail = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("索引のことば")
        verbose_name_plural = _("索引のことば")
        # Named here, because db_index would make two of each on PostgreSQL.
        indexes = [
            models.Index(fields=[name], name=f"search_word_{name}")
            for name in (
                "normal",
                "reading",
                "reading_start",
                "sound",
                "sound_head",
                "sound_tail",
                "shape_head",
                "shape_tail",
            )
        ]

    def __str__(self) -> str:
        return self.word
