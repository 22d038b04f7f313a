"""A number on paper leads back to the document."""

import pytest
from django.test import Client

from documents.models import DocumentIndexPage
from documents.numbers import number_of, page_id_of, short_address
from tests.factories.documents import document

pytestmark = pytest.mark.django_db


def test_a_number_leads_to_the_document_however_it_is_typed() -> None:
    number = number_of(1234)
    assert len(number) == 5
    assert page_id_of(number) == 1234
    assert page_id_of(f" {number[:3]}-{number[3:]} ") == 1234
    assert page_id_of(number.translate(str.maketrans("0123456789", "０１２３４５６７８９"))) == 1234


def test_one_wrong_digit_or_two_swapped_ones_lead_nowhere() -> None:
    number = number_of(90817)
    for place, digit in enumerate(number):
        for other in set("0123456789") - {digit}:
            assert page_id_of(number[:place] + other + number[place + 1 :]) is None
    for place in range(len(number) - 1):
        swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        assert swapped == number or page_id_of(swapped) is None


@pytest.mark.parametrize("typed", ["", "あ", "1", "12", "9" * 40, "²²²²²", "0000"])
def test_what_is_no_number_leads_nowhere(typed: str, client: Client) -> None:
    assert page_id_of(typed) is None
    assert client.get(f"/d/{typed or '-'}/").status_code == 404


def test_the_short_address_leads_to_the_page(client: Client, document_index: DocumentIndexPage) -> None:
    page = document(document_index, title="給付金のご案内")
    path = "/d/" + short_address(page.pk).split("/d/")[1]
    assert client.get(path).headers["Location"].endswith(page.url)
