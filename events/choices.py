"""The fixed choices of the events room (DESIGN's words)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    """What sort of event it is."""

    SALON = "salon", _("サロン")
    EXPLANATION = "explanation", _("説明会")
    CONSULTATION = "consultation", _("相談会")
    REHEARSAL = "rehearsal", _("つなぎ方の練習")
    OTHER = "other", _("その他の催し")


class Way(models.TextChoices):
    """A way of joining (参加方法). All are equals."""

    VIDEO = "video", _("映像で（ビデオ通話）")
    PHONE = "phone", _("電話で")
    LISTEN = "listen", _("聞くだけで")
    TEXT = "text", _("文字だけで")
    LATER = "later", _("あとから記録で")
    POST = "post", _("郵便で")
    IN_PERSON = "in_person", _("会場で")

    @property
    def in_short(self) -> str:
        """One word for use inside a sentence: 「家から、電話・文字・映像で。」."""
        return str(WAYS_IN_SHORT[self])


WAYS_IN_SHORT = {
    Way.VIDEO: _("映像"),
    Way.PHONE: _("電話"),
    Way.LISTEN: _("聞くだけ"),
    Way.TEXT: _("文字"),
    Way.LATER: _("あとから記録"),
    Way.POST: _("郵便"),
    Way.IN_PERSON: _("会場"),
}


class SupportKind(models.TextChoices):
    """Keys of the support that the catalogue begins with (配慮); its words are in ``events/catalogue``."""

    SIGN_LANGUAGE = "sign_language"
    CAPTIONING = "captioning"
    LIVE_CAPTIONS = "live_captions"
    TRANSCRIPT = "transcript"
    LARGE_PRINT = "large_print"
    BRAILLE = "braille"
    TEXT_DATA = "text_data"
    DATA_IN_ADVANCE = "data_in_advance"
    EASY_JAPANESE = "easy_japanese"
    AUDIO_DESCRIPTION = "audio_description"
    ESCORT = "escort"
    CHILDCARE = "childcare"
    NURSE = "nurse"
    QUIET_PLACE = "quiet_place"
    BREAKS = "breaks"
    CAMERA_OFF = "camera_off"
    ASK_ME = "ask_me"


class SessionStatus(models.TextChoices):
    """Whether a session takes place."""

    SCHEDULED = "scheduled", _("予定どおり")
    CANCELLED = "cancelled", _("中止")
    POSTPONED = "postponed", _("延期")
    ONLINE = "online", _("オンラインに変更")

    @property
    def takes_place(self) -> bool:
        """Whether people still come together at the time that was said."""
        return self in TAKING_PLACE


TAKING_PLACE = frozenset({SessionStatus.SCHEDULED, SessionStatus.ONLINE})


class RegistrationState(models.TextChoices):
    """Where a registration stands."""

    SEATED = "seated", _("申込済み")
    WAITING = "waiting", _("キャンセル待ち")
    OFFERED = "offered", _("席のご案内中（お返事待ち）")
    CANCELLED = "cancelled", _("取り消し")


class Channel(models.TextChoices):
    """How a registration reached the town (受付経路)."""

    WEB = "web", _("ウェブ")
    PHONE = "phone", _("電話")
    COUNTER = "counter", _("窓口")
    PAPER = "paper", _("用紙")
    EMAIL = "email", _("メール")


class SupportState(models.TextChoices):
    """A support request is a case with an outcome."""

    ASKED = "asked", _("受付")
    ARRANGING = "arranging", _("手配中")
    CONFIRMED = "confirmed", _("手配済み")
    ALTERNATIVE = "alternative", _("代わりの方法を案内")
    DELIVERED = "delivered", _("実施済み")
    WITHDRAWN = "withdrawn", _("取り下げ")

    @property
    def as_step(self) -> str:
        """The state as something to do, for the button that leads to it."""
        return str(SUPPORT_STEPS[self])


SUPPORT_STEPS = {
    SupportState.ASKED: _("受付にもどす"),
    SupportState.ARRANGING: _("手配を始める"),
    SupportState.CONFIRMED: _("手配できた"),
    SupportState.ALTERNATIVE: _("代わりの方法を案内した"),
    SupportState.DELIVERED: _("実施した"),
    SupportState.WITHDRAWN: _("取り下げる"),
}


class SupportOutcome(models.TextChoices):
    """Whether it reached the resident, in their own answer after the event."""

    REACHED = "reached", _("届きました")
    PARTLY = "partly", _("一部だけ届きました")
    NOT_REACHED = "not_reached", _("届きませんでした")


class Refusal(models.TextChoices):
    """Why nobody can take a place at a session now, in words for the visitor."""

    CANCELLED = "cancelled", _("中止になりました")
    NOT_YET = "not_yet", _("受付はまだ始まっていません")
    ENDED = "ended", _("終わりました")
    POSTPONED = "postponed", _("延期になりました")
    ELSEWHERE = "elsewhere", _("このサイトでは申し込みを受けていません")
    CLOSED = "closed", _("受付は終わりました")


class LetterKind(models.TextChoices):
    """The letters a resident may get about one registration, each at most once for one occasion."""

    SEATED = "seated", _("申し込みの控え")
    WAITING = "waiting", _("キャンセル待ちの控え")
    PROMOTED = "promoted", _("席の用意ができた知らせ")
    CANCELLED = "cancelled", _("取り消しの控え")
    CALLED_OFF = "called_off", _("中止の知らせ")
    ONLINE = "online", _("オンラインへの変更の知らせ")
    RESCHEDULED = "rescheduled", _("日時の変更の知らせ")
    CHANGED = "changed", _("申し込み変更の控え")
    OFFERED = "offered", _("席が空いた知らせ")
    OFFER_ENDED = "offer_ended", _("席の案内が終わった知らせ")
    SUPPORT = "support", _("配慮の手配の知らせ")
    REMINDER = "reminder", _("もうすぐの知らせ")
    THANKS = "thanks", _("お礼と記録の知らせ")


class LetterWords(models.TextChoices):
    """The words that somebody's letters are written in. Blank: Japanese as most people write it."""

    USUAL = "", _("ふつうの日本語")
    EASY = "easy", _("やさしい日本語")
    ENGLISH = "en", _("英語")
