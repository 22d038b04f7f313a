"""Promises of what staff print: tagged PDFs that carry what they should, nothing falling off a label."""

from pathlib import Path

import page as page_validation
import pypdfium2
import pytest

from documents.models import DocumentIndexPage, DocumentKind, DocumentPage
from documents.numbers import number_of
from documents.requests import standing
from documents.requests.choices import Delivery, OtherForm
from documents.requests.models import Case, StandingOrder
from documents.requests.printing.cards import case_cards_pdf, document_card_pdf
from documents.requests.printing.labels import SHEETS, labels_pdf, to_post
from documents.requests.printing.packing import packing_pdf
from documents.requests.times import promises
from tests.documents.requests.asking import NOW, ask, wish
from tests.factories.documents import document

POINTS_A_MILLIMETRE = 72 / 25.4


@pytest.fixture
def page(document_index: DocumentIndexPage) -> DocumentPage:
    return document(document_index, title="えんがわだより", kind=DocumentKind.NEWSLETTER)


def failures(pdf: bytes, folder: Path) -> list[str]:
    file = folder / "made.pdf"
    file.write_bytes(pdf)
    return [failure.message for failure in page_validation.validate_pdf(str(file), profile="ua1").failures]


def words(pdf: bytes) -> list[str]:
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return [sheet.get_textpage().get_text_bounded().replace("\r\n", "\n") for sheet in opened]
    finally:
        opened.close()


def places_of_postcodes(pdf: bytes) -> list[tuple[int, int]]:
    """Left and top of every 〒 on the first sheet, in millimetres."""
    opened = pypdfium2.PdfDocument(pdf)
    try:
        sheet = opened[0]
        text = sheet.get_textpage()
        height = sheet.get_height()
        found = text.search("〒")
        places = []
        while hit := found.get_next():
            left, _bottom, _right, top = text.get_charbox(hit[0])
            places.append((round(left / POINTS_A_MILLIMETRE), round((height - top) / POINTS_A_MILLIMETRE)))
        return places
    finally:
        opened.close()


def bottom_of(pdf: bytes, letter: str) -> float:
    """How far down the first sheet the last such letter reaches, in millimetres."""
    opened = pypdfium2.PdfDocument(pdf)
    try:
        text = opened[0].get_textpage()
        place = text.get_text_range().rindex(letter)
        return float(opened[0].get_height() - text.get_charbox(place)[1]) / POINTS_A_MILLIMETRE
    finally:
        opened.close()


def test_labels_stand_where_the_sheet_has_them(page: DocumentPage, tmp_path: Path) -> None:
    cases = [ask(page, key=f"{number}", name=f"はなこ{number}", form=OtherForm.LARGE_PRINT) for number in range(3)]

    pdf = labels_pdf(cases, sheet=SHEETS["12"], first=2)

    assert failures(pdf, tmp_path) == []
    sheet = SHEETS["12"]
    corners = [sheet.corner(place) for place in (1, 2, 3)]
    for (left, top), (x, y) in zip(corners, places_of_postcodes(pdf), strict=True):
        assert (left < x < left + sheet.width / 4, top < y < top + sheet.height / 3) == (True, True)


def test_a_label_says_whom_it_reaches_and_what_lets_braille_go_free(page: DocumentPage) -> None:
    braille, large = ask(page, key="b"), ask(page, key="l", form=OtherForm.LARGE_PRINT, name="じろう")

    printed = words(labels_pdf([braille, large], sheet=SHEETS["10"]))[0]

    assert printed.count("点字用郵便") == 1
    for expected in ("〒384-0011", "縁側市日向台1-2", "ひだまり荘3号室", "はなこ 様", "じろう 様", large.reference):
        assert expected in printed


def test_a_sheet_that_is_full_goes_on_on_the_next(page: DocumentPage) -> None:
    cases = [ask(page, key=f"{number}") for number in range(26)]

    printed = words(labels_pdf(cases, sheet=SHEETS["24"]))

    assert [sheet.count("はなこ") for sheet in printed] == [24, 2]


def test_the_longest_address_stays_on_its_label(page: DocumentPage) -> None:
    long = "\n".join(["縁側市大字日向台字ひだまり" * 2, "第二コーポラスえんがわ壱番館" * 2, "A棟1203号室 縁側方"])
    case = ask(page, address=long, name="縁側" * 12)

    for sheet in (SHEETS["12"], SHEETS["24"]):
        pdf = labels_pdf([case], sheet=sheet)
        assert long.replace("\n", "") in words(pdf)[0].replace("\n", "")
        assert bottom_of(pdf, "様") < sheet.corner(0)[1] + sheet.height - 1


def test_only_what_goes_by_post_gets_a_label(page: DocumentPage) -> None:
    posted, fetched = ask(page, key="p"), ask(page, key="f", name="じろう", delivery=Delivery.COUNTER)

    assert to_post([posted, fetched]) == [posted]


def test_the_label_of_what_comes_every_time_has_the_address_of_today(page: DocumentPage) -> None:
    case = standing.begin_with(page=page, wish=wish(), form_key="every", now=NOW)
    StandingOrder.objects.update(address="縁側市こかげ町9-9")

    fresh = Case.objects.select_related("order", "resident").get(pk=case.pk)
    assert [case.where_to for case in to_post([fresh])] == [("384-0011", "縁側市こかげ町9-9")]


def test_the_packing_list_counts_and_then_names(page: DocumentPage, tmp_path: Path) -> None:
    cases = [ask(page, key=f"{number}") for number in range(2)]
    cases.append(ask(page, key="x", form=OtherForm.AUDIO_CD, name="じろう", note="カセットテープがよい"))

    pdf = packing_pdf(cases, now=NOW)

    printed = "".join(words(pdf))
    assert failures(pdf, tmp_path) == []
    for expected in ("えんがわだより", "点字の紙", "カセットテープがよい", "じろう", cases[0].reference):
        assert expected in printed


def test_the_reply_card_of_a_document_carries_its_code_in_letters_and_as_a_square(
    page: DocumentPage, tmp_path: Path
) -> None:
    pdf = document_card_pdf(page, promises(now=NOW, with_achieved=False))

    printed = "".join(words(pdf))
    assert failures(pdf, tmp_path) == []
    assert printed.count(number_of(page.pk)) >= 4
    assert f"/r/{number_of(page.pk)}/" in printed
    assert ("点字の紙（14日以内）" in printed, "毎回この形で届けてほしい" in printed) == (True, True)


def test_each_parcels_own_card_leads_to_its_request(page: DocumentPage, tmp_path: Path) -> None:
    cases = [ask(page, key="one"), ask(page, key="two", name="じろう")]

    pdf = case_cards_pdf(cases)

    assert failures(pdf, tmp_path) == []
    for printed, case in zip(words(pdf), cases, strict=True):
        assert f"/r/{case.reference}/" in printed
