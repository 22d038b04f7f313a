"""Promises about searching inside the CMS, which uses the same backend."""

import pytest

from cms.models import HomePage, InformationPage
from tests.factories.staff import superuser, verified_client

pytestmark = pytest.mark.database

ADDRESSES = ["/cms/pages/search/", "/cms/choose-page/search/", "/cms/images/", "/cms/documents/"]


@pytest.mark.parametrize("question", ["手話", "手", '"', "あ\0", "　", "🎉", "あ" * 3_000])
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_question_breaks_a_screen_of_the_cms(home: HomePage, address: str, question: str) -> None:
    answer = verified_client(superuser()).get(address, {"q": question})
    assert answer.status_code in {200, 400}


def test_staff_find_a_page_by_a_part_of_its_name(home: HomePage) -> None:
    home.add_child(instance=InformationPage(title="要約筆記の案内", slug="captions"))
    page = verified_client(superuser()).get("/cms/pages/search/", {"q": "約筆"}).content.decode()
    assert "要約筆記の案内" in page
