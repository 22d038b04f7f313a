"""What one request says in words: the same on its page, in its letters and at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accessibility.when import day_in_words
from documents.numbers import number_of
from documents.requests import rules
from documents.requests.choices import CaseState, Delivery

if TYPE_CHECKING:
    from documents.requests.models import Case, StandingOrder


@dataclass(frozen=True, slots=True)
class Fact:
    """One line, as ``components/facts`` shows it."""

    term: str
    text: str


def address_of(path: str) -> str:
    """A whole address that works from a letter and from paper."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def case_address(case: Case) -> str:
    """Where the resident finds their request again."""
    return address_of(reverse("document_requests:case", args=[case.token]))


def order_address(order: StandingOrder) -> str:
    """Where the resident ends what comes every time."""
    return address_of(reverse("document_requests:order", args=[order.token]))


def sent_words(case: Case) -> str:
    """「送りました」, or what is true of this way of receiving."""
    return {
        Delivery.COUNTER: _("窓口に用意できました"),
        Delivery.TELEPHONE: _("電話で読み上げました"),
    }.get(Delivery(case.delivery), _("送りました"))


def state_words(case: Case) -> str:
    """The state as one says it of this way of receiving."""
    return sent_words(case) if case.state == CaseState.SENT else str(case.get_state_display())


def facts(case: Case, *, with_address: bool = False) -> list[Fact]:
    """What was asked for and promised. The postal address only where nobody else can read along."""
    lines = [Fact(_("資料"), case.title)]
    if case.page_id:
        lines.append(Fact(_("資料番号"), number_of(case.page_id)))
    lines += [
        Fact(_("ほしい形"), str(case.get_form_display())),
        Fact(_("受け取り方"), str(case.get_delivery_display())),
    ]
    postcode, address = case.where_to
    if with_address and address:
        lines.append(Fact(_("送り先"), f"〒{postcode} {address}" if postcode else address))
    if case.state in rules.UNDER_A_PROMISE:
        lines.append(Fact(_("お約束の日"), _("%(day)sまでに送ります") % {"day": day_in_words(case.due_on)}))
    if case.wanted_on:
        lines.append(Fact(_("ご希望の日"), _("%(day)sまで") % {"day": day_in_words(case.wanted_on)}))
    if case.note:
        lines.append(Fact(_("そのほかの希望"), case.note))
    return lines


def order_facts(order: StandingOrder, *, with_address: bool = False) -> list[Fact]:
    """What comes every time, and since when."""
    lines = [
        Fact(_("資料の種類"), str(order.get_kind_display())),
        Fact(_("形"), str(order.get_form_display())),
        Fact(_("受け取り方"), str(order.get_delivery_display())),
        Fact(_("同意した日"), day_in_words(timezone.localdate(order.consented_at))),
        Fact(_("同意した言葉"), order.consent_words),
    ]
    if with_address and order.address:
        lines.insert(3, Fact(_("送り先"), f"〒{order.postcode} {order.address}" if order.postcode else order.address))
    return lines


def consent_question(kind: object) -> str:
    """What somebody ticks, or says yes to on the telephone."""
    return _("これから出る%(kind)sも、毎回この形で届けてほしい") % {"kind": kind}


def consent_terms() -> str:
    """What they should know first; stands beside the box, and is read aloud on the telephone."""
    return _(
        "毎回の申し出はいりません。そのために、名前・連絡先・送り先を、やめるまで保管します。"
        "いつでも、理由を言わずにやめられます。"
    )


def consent_words(*, kind: object, form: object, delivery: object) -> str:
    """Question, terms and what was chosen, as they are kept."""
    chosen = _("形：%(form)s。受け取り方：%(delivery)s。") % {"form": form, "delivery": delivery}
    return "\n".join([f"{consent_question(kind)}。", consent_terms(), chosen])
