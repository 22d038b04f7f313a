"""Promises of the desk's paper: tagged PDFs that carry what they should, with an address only where one is meant."""

from pathlib import Path

import page as page_validation
import pypdfium2
import pytest
from django.utils import timezone

from documents.requests.printing.labels import SHEETS
from events.actions import Wish, take_place
from events.choices import SupportKind, Way
from events.desk.paper.codes import code_of
from events.desk.paper.printing import card_pdf
from events.desk.post.due import Due, due
from events.desk.post.printing import cards_pdf, labels_pdf, letters_pdf, packing_pdf
from events.models import EventIndexPage, Session
from residents.contact_points import ContactPoint
from tests.factories.events import make_event, make_support, make_way

NOW = timezone.now()


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    offered = [make_support(SupportKind.BRAILLE, ask_days_before=1)]
    ways = [make_way(Way.PHONE), make_way(Way.POST)]
    return make_event(event_index, "朝のえんがわ", ways=ways, support_offers=offered).sessions.get()


@pytest.fixture
def items(session: Session) -> list[Due]:
    for name in ("髙﨑 花子", "二"):
        contact = ContactPoint(postal_code="384-0301", address=f"縁側市こかげ町{name}")
        wish = Wish(name=name, contact=contact, way=Way.PHONE)
        take_place(session_id=session.pk, wish=wish, form_key=name, now=NOW)
    return due(now=NOW)


def words(pdf: bytes) -> list[str]:
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return [sheet.get_textpage().get_text_bounded().replace("\r\n", "\n") for sheet in opened]
    finally:
        opened.close()


def is_accessible(pdf: bytes, folder: Path) -> bool:
    file = folder / "made.pdf"
    file.write_bytes(pdf)
    return not page_validation.validate_pdf(str(file), profile="ua1").failures


def test_a_reply_card_has_its_code_and_a_number_before_everything_to_tick(session: Session, tmp_path: Path) -> None:
    pdf = card_pdf(session, now=NOW)

    printed = "".join(words(pdf))
    for said in (code_of(session.pk), "□ 2 電話で", "□ 6 郵便で", "□ 16 点字", "朝のえんがわ"):
        assert said in printed
    assert is_accessible(pdf, tmp_path)


def test_labels_and_the_packing_list_name_each_envelope(items: list[Due], tmp_path: Path) -> None:
    labels = labels_pdf(items, sheet=SHEETS["12"], first=3)
    listed = packing_pdf(items, now=timezone.localtime())

    for item in items:
        assert item.registration.reference in words(labels)[0]
        assert item.registration.reference in words(listed)[0]
    assert "〒384-0301" in words(labels)[0]
    assert "こかげ町" not in words(listed)[0]
    assert is_accessible(listed, tmp_path)


def test_letters_go_with_the_card_that_says_how_to_take_part(items: list[Due], tmp_path: Path) -> None:
    letters, cards = letters_pdf(items, now=NOW), cards_pdf(items, large=False)

    assert letters
    assert cards
    assert sum("からのお知らせ" in sheet for sheet in words(letters)) == len(items)
    assert all(item.registration.reference in "".join(words(cards)) for item in items)
    assert "髙﨑 花子" in "".join(words(cards))
    assert cards_pdf(items, large=True) is None
    assert is_accessible(letters, tmp_path)
