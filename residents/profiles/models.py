"""Profiles, where they were used, and who has one open at the moment."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accessibility.sealed import SealedTextField, Unreadable
from residents.profiles import rules


class Consent(models.TextChoices):
    """How somebody said that this may be kept."""

    WEB = "web", _("画面で、ご自分で")
    PHONE = "phone", _("電話で")
    COUNTER = "counter", _("窓口で")


class Profile(models.Model):
    """What helps one person, as functions. Name and contact point are the resident's; what is sealed is only here."""

    resident = models.OneToOneField("residents.Resident", on_delete=models.CASCADE, related_name="profile")
    number_hash = models.CharField(max_length=64, unique=True)
    sealed_functions = SealedTextField(purpose="profiles", blank=True)
    sealed_details = SealedTextField(purpose="profiles", blank=True)
    way = SealedTextField(purpose="profiles", blank=True)
    # The number of a look (accessibility/display/code.py): large letters are a need as well.
    look = SealedTextField(purpose="profiles", blank=True)
    consent = models.CharField(_("同意"), max_length=20, choices=Consent)
    consented_at = models.DateTimeField(_("同意した日時"))
    changed_at = models.DateTimeField(_("変えた日時"))
    used_at = models.DateTimeField(_("使った日時"), db_index=True)
    # That it will soon go because nobody uses it.
    warned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("わたしの配慮")
        verbose_name_plural = _("わたしの配慮")
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return f"わたしの配慮{self.pk}"

    @property
    def is_readable(self) -> bool:
        """Whether its key still exists."""
        return not isinstance(self.sealed_functions, Unreadable)

    @property
    def functions(self) -> tuple[str, ...]:
        """Keys of the catalogue."""
        return tuple(self.sealed_functions.split("\n")) if self.sealed_functions and self.is_readable else ()

    @functions.setter
    def functions(self, keys: Sequence[str]) -> None:
        self.sealed_functions = "\n".join(keys)

    @property
    def details(self) -> dict[str, str]:
        """What has to be known with some functions (「22ポイント」), by their keys."""
        return dict(json.loads(self.sealed_details)) if self.sealed_details and self.is_readable else {}

    @details.setter
    def details(self, by_key: Mapping[str, str]) -> None:
        given = {key: words for key, words in by_key.items() if words}
        self.sealed_details = json.dumps(given, ensure_ascii=False) if given else ""

    @property
    def kept_until(self) -> datetime:
        """When it goes if nobody uses it again."""
        return rules.kept_until(self.used_at, kept_days=settings.ENGAWA_PROFILE_KEPT_DAYS)


class Use(models.Model):
    """A profile was copied into something. Ids only: what was copied stands there, and goes with it."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="uses")
    # "registration.17"; nothing personal.
    where = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["profile", "where"], name="one_use_of_a_profile")]

    def __str__(self) -> str:
        return f"{self.profile_id} {self.where}"


class Visit(models.Model):
    """Somebody has shown who they are, in one browser, for half an hour. The cookie's content is kept as a hash."""

    token_hash = models.CharField(max_length=64, unique=True)
    profile = models.ForeignKey(Profile, null=True, blank=True, on_delete=models.CASCADE, related_name="visits")
    # The address proven by a code; empty for who came with the number.
    contact = SealedTextField(purpose="codes", blank=True)
    # A number just made, to be written down. It cannot be shown again later.
    new_number = SealedTextField(purpose="codes", blank=True)
    began_at = models.DateTimeField()
    last_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.pk}"
