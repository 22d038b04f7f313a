"""Forms, what people have written so far, and what they sent."""

import secrets
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.models import AbstractFormField, AbstractFormSubmission, FormMixin

from accessibility.when import day_in_words
from cms.models import BasePage
from documents.numbers import number_of
from documents.webforms.building import AnswerForm, Builder
from documents.webforms.choices import AnswerState, Channel, Ending, Question
from residents.models import Resident

SECONDS_A_QUESTION = 40


def new_token() -> str:
    """Nobody can guess it; whoever has the address of a draft may go on with it."""
    return secrets.token_urlsafe(24)


class WebFormPage(FormMixin, BasePage):
    """One form: what it is for, its questions, and the ways to hand it in."""

    form_builder = Builder
    can_be_easy = True
    parent_page_types = ["documents.DocumentIndexPage"]
    subpage_types: list[str] = []
    begins_on_the_desk = True

    document = models.ForeignKey(
        "documents.DocumentPage",
        verbose_name=_("もとの用紙（資料）"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="web_forms",
        help_text=_("選ぶと、その資料のページに「ウェブで書く」が出ます。"),
    )
    ending = models.CharField(_("出し方"), max_length=10, choices=Ending, default=Ending.SEND)
    purpose = models.CharField(
        _("書かれたことを何に使うか"),
        max_length=200,
        help_text=_("書く人に見えます。例：参加の受付と、中止などの連絡。"),
    )
    kept_days = models.PositiveSmallIntegerField(
        _("答えを消すまでの日数"),
        default=365,
        validators=[MinValueValidator(1), MaxValueValidator(3650)],
        help_text=_("届いてから、この日数で自動で消します。用が済む日数で足りるようにしてください。"),
    )
    hand_in = models.TextField(
        _("紙で出すところ"),
        blank=True,
        help_text=_("郵便の宛先、窓口の場所と時間。書かなければ、係の電話番号だけを出します。"),
    )
    answer_within = models.CharField(
        _("返事の目安"), max_length=100, blank=True, help_text=_("例：一週間以内に電話でお返事します。")
    )
    closes_on = models.DateField(_("締め切りの日"), null=True, blank=True, help_text=_("この日の終わりまで出せます。"))

    content_panels = [
        *BasePage.content_panels[:2],
        FieldPanel("document"),
        InlinePanel("form_fields", heading=_("質問"), label=_("質問")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("ending", "hand_in", "answer_within", "closes_on")],
            heading=_("出し方と返事"),
        ),
        MultiFieldPanel([FieldPanel("purpose"), FieldPanel("kept_days")], heading=_("個人情報")),
        *BasePage.content_panels[2:],
    ]
    # Wagtail's form pages bring a list of modes of their own.
    preview_modes = BasePage.preview_modes

    class Meta:
        verbose_name = _("ウェブの用紙")

    def get_form_class(self) -> type[AnswerForm]:
        """The questions as a form."""
        form: type[AnswerForm] = self.form_builder(self.get_form_fields()).get_form_class()
        return form

    def get_submission_class(self) -> type["Submission"]:
        """What is kept of an answer."""
        return Submission

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What the form is for. It is written at an address of its own, so that this page can be kept in caches."""
        response: HttpResponseBase = BasePage.serve(self, request, *args, **kwargs)
        return response

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        """As any page."""
        response: HttpResponseBase = BasePage.serve_preview(self, request, mode_name)
        return response

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """As any page."""
        context: dict[str, Any] = BasePage.get_preview_context(self, request, mode_name)
        return context

    def serve_submissions_list_view(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponseBase:  # noqa: ARG002 -- Wagtail's own signature
        """Wagtail's list of answers would show them to everybody who may write the page."""
        return redirect("webforms_desk:answers", self.pk)

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What somebody wants to know before beginning."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        fields = list(self.get_form_fields())
        context["facts"] = self._facts(fields)
        context["is_closed"] = self.is_closed
        return context

    def _facts(self, fields: list["WebFormField"]) -> list[dict[str, str]]:
        minutes = max(1, round(len(fields) * SECONDS_A_QUESTION / 60))
        asks = "、".join(field.label for field in fields if field.required)
        files = "、".join(field.label for field in fields if field.field_type == Question.FILE)
        facts = [
            (gettext("質問の数"), gettext("%(count)d問、約%(minutes)d分") % {"count": len(fields), "minutes": minutes}),
            (gettext("かならず書くもの"), asks or gettext("ありません。書ける所だけでかまいません。")),
            (gettext("用意するもの"), files),
            (gettext("締め切り"), self.closing_words),
            (gettext("返事"), self.answer_within),
            (gettext("書いたことの使いみち"), self.purpose),
        ]
        return [{"term": term, "text": text} for term, text in facts if text]

    @property
    def closing_words(self) -> str:
        """The last day in words, or nothing."""
        return gettext("%(day)sまで") % {"day": day_in_words(self.closes_on)} if self.closes_on else ""

    @property
    def is_closed(self) -> bool:
        """Whether the last day is over."""
        return self.closes_on is not None and timezone.localdate() > self.closes_on

    @property
    def document_number(self) -> str:
        """The number of the document it belongs to, as it stands on paper."""
        return number_of(self.document_id) if self.document_id else ""

    @property
    def can_be_sent(self) -> bool:
        """Whether the web suffices."""
        return self.ending == Ending.SEND


class WebFormField(AbstractFormField):
    """One question."""

    page = ParentalKey(WebFormPage, on_delete=models.CASCADE, related_name="form_fields")
    field_type = models.CharField(_("答え方"), max_length=16, choices=Question, default=Question.LINE)
    field_type.required_on_save = True  # type: ignore[attr-defined]
    group = models.CharField(
        _("この質問の上の見出し"), max_length=100, blank=True, help_text=_("例：参加する方について")
    )

    def get_field_clean_name(self) -> str:
        """Wagtail would write every kanji as five letters: a long question would not fit into its column."""
        return f"q{sha256(self.label.encode()).hexdigest()[:12]}"

    panels = [
        FieldPanel("group"),
        FieldPanel("label", heading=_("質問の名前")),
        FieldPanel("help_text", heading=_("書き方の説明")),
        FieldPanel("required", heading=_("かならず書いてもらう")),
        FieldPanel("field_type", classname="formbuilder-type", required_on_save=True),
        FieldPanel("choices", heading=_("選ぶもの（一行に一つ）"), classname="formbuilder-choices"),
    ]


class Draft(models.Model):
    """What somebody has written so far. ``code`` lets them come back from any device; it goes with what it opens.

    A draft outlives its sending without a word in it, so that a second press of the button finds what was sent.
    """

    page = models.ForeignKey(WebFormPage, on_delete=models.CASCADE, related_name="drafts")
    token = models.CharField(max_length=64, unique=True, default=new_token)
    code = models.CharField(max_length=20, unique=True, null=True)  # noqa: DJ001 -- unique where there is one
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    # The profile that it was filled from, until it is sent and stands among the uses of that.
    kept_from = models.ForeignKey("profiles.Profile", null=True, on_delete=models.SET_NULL, related_name="+")
    submission = models.OneToOneField("Submission", null=True, on_delete=models.SET_NULL, related_name="draft")

    class Meta:
        verbose_name = _("書きかけの用紙")

    def __str__(self) -> str:
        return f"{self.pk}"


class Submission(AbstractFormSubmission):
    """An answer that reached the town. ``form_data`` is label by name of the question, in words."""

    page = models.ForeignKey(WebFormPage, on_delete=models.CASCADE, related_name="answers")
    resident = models.ForeignKey(Resident, null=True, on_delete=models.SET_NULL, related_name="+")
    reference = models.CharField(_("受付番号"), max_length=20, unique=True)
    token = models.CharField(max_length=64, unique=True, default=new_token)
    channel = models.CharField(_("受付経路"), max_length=10, choices=Channel, default=Channel.WEB)
    state = models.CharField(_("状態"), max_length=10, choices=AnswerState, default=AnswerState.NEW)
    handled_by = models.ForeignKey("auth.User", null=True, on_delete=models.SET_NULL, related_name="+")
    handled_at = models.DateTimeField(_("状態を変えた日時"), null=True)
    erase_at = models.DateTimeField(_("消す日時"), db_index=True)

    objects = models.Manager["Submission"]()

    class Meta:
        verbose_name = _("用紙の答え")
        verbose_name_plural = _("用紙の答え")
        permissions = [("export_submission", _("用紙の答えを書き出す"))]

    def __str__(self) -> str:
        return self.reference


class Attachment(models.Model):
    """A file that somebody added to an answer, checked before it was kept. Only staff can open it."""

    draft = models.ForeignKey(Draft, null=True, on_delete=models.CASCADE, related_name="attachments")
    submission = models.ForeignKey(Submission, null=True, on_delete=models.CASCADE, related_name="attachments")
    question = models.CharField(max_length=255)
    name = models.CharField(_("ファイル名"), max_length=200)
    file = models.FileField(upload_to="answers/")
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("答えに添えられたファイル")

    def __str__(self) -> str:
        return f"{self.pk}"
