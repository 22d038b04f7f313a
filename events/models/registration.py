"""Places taken (申込), and the support asked for with them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accessibility.sealed import SealedTextField
from events import rules
from events.catalogue.reading import Kind, kind_of
from events.choices import Channel, LetterKind, LetterWords, RegistrationState, SupportOutcome, SupportState, Way
from events.models.querysets import RegistrationQuerySet, SeatsQuerySet

# The key that requests for support are sealed with, whatever table they stand in.
SEALED_AS = "support"


class Seats(models.Model):
    """How many places of a session are taken, in all (``way`` blank) and per way of joining.

    Raised only by a conditional UPDATE, so that two people never get the same place on any database.
    """

    session = models.ForeignKey("events.Session", on_delete=models.CASCADE, related_name="seats")
    way = models.CharField(max_length=20, choices=Way, blank=True)
    taken = models.PositiveIntegerField(default=0)

    objects = SeatsQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "way"], name="one_count_of_seats")]

    def __str__(self) -> str:
        return f"{self.session_id} {self.way}: {self.taken}"


class Registration(models.Model):
    """One person's place at a session, or on its waiting list.

    ``reference`` is short and can be read out on the telephone; ``token`` is the secret in the link;
    ``form_key`` is made with the form, so that pressing the button twice is one registration.
    """

    session = models.ForeignKey("events.Session", on_delete=models.PROTECT, related_name="registrations")
    resident = models.ForeignKey("residents.Resident", on_delete=models.PROTECT, related_name="registrations")
    way = models.CharField(_("参加方法"), max_length=20, choices=Way)
    state = models.CharField(_("状態"), max_length=20, choices=RegistrationState)
    channel = models.CharField(_("受付経路"), max_length=20, choices=Channel, default=Channel.WEB)
    reference = models.CharField(_("受付番号"), max_length=20, unique=True)
    token = models.CharField(max_length=64, unique=True)
    form_key = models.CharField(max_length=64, unique=True)
    # Family and others who come along have rows of their own, so that every seat is counted in one way.
    lead = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="companions")
    partial_ok = models.BooleanField(_("全員分の席がなくても、ある分だけ申し込む"), default=False)
    staff_note = models.CharField(_("係への連絡"), max_length=500, blank=True)
    neutral_subject = models.BooleanField(_("手紙の件名に催しの名前を出さない"), default=False)
    letters_in = models.CharField(_("手紙のことば"), max_length=10, choices=LetterWords, blank=True)
    wants_reminders = models.BooleanField(_("催しの前に知らせがほしい"), default=True)
    # Somebody who acts for the resident (a carer).
    registered_by = models.ForeignKey(
        "residents.Resident", null=True, blank=True, on_delete=models.SET_NULL, related_name="registered_for_others"
    )
    # A place that became free is kept for the first who waits until then.
    answer_by = models.DateTimeField(_("お返事の期限"), null=True, blank=True)
    # The turn on the waiting list. Who let an offer pass waits again from then on, and is not asked for ever.
    queued_at = models.DateTimeField(default=timezone.now)
    offers_missed = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(_("申込日時"))
    changed_at = models.DateTimeField(_("変更日時"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("取り消し日時"), null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("申込")
        verbose_name_plural = _("申込")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["session", "state", "queued_at"], name="registration_queue")]
        permissions = [("export_registration", _("申込の一覧を連絡先ごと書き出せる"))]

    def __str__(self) -> str:
        return self.reference

    @property
    def family_id(self) -> int:
        """The registration that stands for everybody who was put down together."""
        return self.lead_id or self.pk


class SupportRequest(models.Model):
    """One support asked for with a registration: a case from asked to delivered, with an owner and a day.

    Its history is in ``events/support``. What it is about is never in an address, a log or a task.
    """

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="support_requests")
    # What somebody needs, and what they said of it, is sealed: a copy of the database tells nobody.
    kind = SealedTextField(_("配慮"), purpose=SEALED_AS, blank=True)
    # The answer to what the catalogue asks with this kind: the size of the letters, the age of the children.
    detail = SealedTextField(_("くわしいこと"), purpose=SEALED_AS, max_length=200, blank=True)
    note = SealedTextField(_("くわしく"), purpose=SEALED_AS, max_length=500, blank=True)
    state = models.CharField(_("状態"), max_length=20, choices=SupportState, default=SupportState.ASKED)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("担当"),
    )
    asked_at = models.DateTimeField(_("申し出の日時"), null=True, blank=True)
    due_on = models.DateField(_("手配を決める日"), null=True, blank=True)
    # What was offered in its place is a case of its own, so that each can be arranged and asked about.
    instead_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="substitutes")
    accepted = models.BooleanField(_("代わりの方法でよいか"), null=True, blank=True)
    outcome = models.CharField(_("届いたか"), max_length=20, choices=SupportOutcome, blank=True)
    outcome_at = models.DateTimeField(null=True, blank=True)
    cost_yen = models.PositiveIntegerField(_("費用（円）"), null=True, blank=True)
    cost_note = models.CharField(_("費用のメモ"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("配慮の申し出")
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "due_on"], name="support_by_day")]

    def __str__(self) -> str:
        return f"{self.registration_id}/{self.pk}"

    @property
    def entry(self) -> Kind:
        """What the catalogue says of it."""
        return kind_of(self.kind)

    def get_kind_display(self) -> str:
        """The name of the support in the language of this visit; "" for what was asked in own words."""
        return self.entry.words if self.kind else ""

    @property
    def words(self) -> str:
        """What was asked for: a support by name, with what was answered to it, or in the resident's own words."""
        told = "。".join(filter(None, (self.detail, self.note)))
        name = self.get_kind_display()
        return f"{name}（{told}）" if name and told else name or told

    @property
    def next_states(self) -> tuple[SupportState, ...]:
        """Where staff can move it from here."""
        return rules.NEXT_SUPPORT_STATES[SupportState(self.state)]


class Letter(models.Model):
    """One letter to be sent to a resident, written down with what it tells of (an outbox).

    Nothing personal is kept here: the words are made from the registration when it is sent.
    """

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=20, choices=LetterKind)
    # Which of several of one kind: "7d" of the reminders, "12.confirmed" of support. Nothing personal.
    occasion = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField()
    # Not before: nobody's telephone rings at night.
    due_at = models.DateTimeField(null=True, blank=True)
    # Since then it is in the outbox, or a member of the staff has told it by telephone.
    sent_at = models.DateTimeField(null=True, blank=True)
    # Why it did not arrive, or came back. Then somebody has to call.
    came_back = models.CharField(_("届かなかったわけ"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("手紙")
        verbose_name_plural = _("手紙")
        constraints = [
            models.UniqueConstraint(fields=["registration", "kind", "occasion"], name="one_letter_of_a_kind")
        ]
        indexes = [models.Index(fields=["sent_at", "created_at"], name="letters_to_send")]

    def __str__(self) -> str:
        return f"{self.registration_id} {self.kind}"
