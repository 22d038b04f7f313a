"""Promises of the joining card: the same for everybody who holds it, whatever they hold it as."""

from datetime import timedelta
from pathlib import Path

import page as page_validation
import pypdfium2
import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries

from accessibility.models import SpokenSentence
from accessibility.templatetags.accessibility_tags import digit_by_digit
from documents.formats.braille.cells import in_ascii
from events.card import papers
from events.card.card import card_of
from events.card.choices import PaperKind, PaperState
from events.card.making import MAKERS
from events.card.models import CardPaper
from events.card.texts import felt_html, heard_html, plain_text
from events.choices import Way
from events.doors.models import Door
from events.models import Registration, Session
from residents import privacy
from tests.events.ways.places import NOW, Takes

pytestmark = pytest.mark.database
# The smallest sheet and the largest letters; those between are set by the same rules.
PDFS = [PaperKind.A5, PaperKind.LARGE_28]


def fetch(client: Client, registration: Registration, kind: PaperKind) -> bytes:
    """As a person does: press, then follow the link."""
    here = f"/registration/{registration.token}/card/"
    client.post(here, {"kind": kind.value})
    return client.get(f"{here}{kind.value}/").content


def failures(pdf: bytes, folder: Path) -> list[str]:
    file = folder / "card.pdf"
    file.write_bytes(pdf)
    return [failure.message for failure in page_validation.validate_pdf(str(file), profile="ua1").failures]


def words(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as opened:
        return "".join(page.get_textpage().get_text_bounded() for page in opened).replace("\r\n", "")


def test_the_page_shows_the_way_in_first_by_button_and_by_telephone(take: Takes, client: Client) -> None:
    page = client.get(f"/registration/{take(Way.PHONE).token}/").content.decode()

    assert 'href="tel:05012345678,,4321%23"' in page
    assert 'href="tel:05012345678"' in page
    assert "ひとつずつ読むと、4、3、2、1、シャープ" in page
    assert page.index("参加のしかた") < page.index("つながらないときは")
    assert "https://room.example/hidamari?pwd=himitsu" in page


def test_the_page_costs_few_questions_and_few_bytes(
    take: Takes, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = f"/registration/{take(Way.PHONE).token}/"
    client.get(address)
    with django_assert_max_num_queries(14):
        client.get(address)


@pytest.mark.parametrize("kind", PDFS)
def test_paper_is_pdf_for_everybody(kind: PaperKind, take: Takes, client: Client, tmp_path: Path) -> None:
    registration = take(Way.PHONE)
    pdf = fetch(client, registration, kind)

    assert failures(pdf, tmp_path) == []
    said = words(pdf)
    assert all(word in said for word in (registration.reference, "050-1234-5678", "4321#", "はじめての縁側サロン"))
    with pypdfium2.PdfDocument(pdf) as opened:
        width, height = (round(side / 72 * 25.4) for side in opened[0].get_size())
    assert (width, height) == ((148, 210) if kind == PaperKind.A5 else (210, 297))


def test_who_joins_by_post_gets_a_slip_to_send_back_with_their_number_on_it(take: Takes, tmp_path: Path) -> None:
    registration = take(Way.POST)
    pdf = MAKERS[PaperKind.A5](card_of(registration))

    assert failures(pdf, tmp_path) == []
    assert "返信用紙" in words(pdf)
    assert words(pdf).count(registration.reference) >= 2


def test_the_voice_says_numbers_one_by_one_and_no_address(take: Takes) -> None:
    registration = take(Way.VIDEO)
    heard = heard_html(card_of(registration))

    assert digit_by_digit(registration.reference) in heard
    assert "room.example" not in heard
    assert registration.token not in heard


def test_sound_is_made_without_a_trace_in_the_store(take: Takes, client: Client) -> None:
    before = set(Path(settings.MEDIA_ROOT).rglob("*"))
    sound = fetch(client, take(Way.PHONE, name="ひみつの はなこ"), PaperKind.SOUND)

    assert sound[:3] == b"ID3"
    assert len(sound) > 20_000
    assert set(Path(settings.MEDIA_ROOT).rglob("*")) == before
    assert not SpokenSentence.objects.exists()


def test_braille_is_a_draft_that_says_so_in_lines_of_32_cells(take: Takes, client: Client) -> None:
    registration = take(Way.PHONE)
    brf = fetch(client, registration, PaperKind.BRAILLE).decode("ascii")

    lines = [line for page in brf.split("\f") for line in page.split("\r\n")]
    assert max(len(line) for line in lines) <= 32
    assert in_ascii("⠼⠙⠉⠃⠁") in brf
    assert "room.example" not in felt_html(card_of(registration))


def test_plain_text_holds_all_that_the_card_says(take: Takes, client: Client) -> None:
    registration = take(Way.PHONE)
    text = fetch(client, registration, PaperKind.TEXT).decode("utf-8-sig")

    facts = [fact.text for section in card_of(registration).sections() for fact in section.facts]
    assert [fact for fact in facts if fact.splitlines()[0] not in text] == []
    assert text.replace("\r\n", "").count("\n") == 0


def test_a_changed_door_makes_the_old_paper_untrue(take: Takes, client: Client) -> None:
    registration = take(Way.PHONE)
    fetch(client, registration, PaperKind.TEXT)
    Door.objects.filter(way=Way.PHONE).update(pin="9999")

    there = client.get(f"/registration/{registration.token}/card/text/")
    assert (there.status_code, there.headers["Location"]) == (302, f"/registration/{registration.token}/card/")
    assert "9999#" in fetch(client, registration, PaperKind.TEXT).decode("utf-8-sig")


def test_pressing_twice_makes_one_paper_and_a_lost_job_is_sent_again(take: Takes) -> None:
    registration = take(Way.PHONE)
    first, is_sent = papers.want(registration, PaperKind.TEXT, language="ja", now=NOW)
    second, again = papers.want(registration, PaperKind.TEXT, language="ja", now=NOW)
    _third, later = papers.want(
        registration, PaperKind.TEXT, language="ja", now=NOW + papers.GIVEN_UP_AFTER + timedelta(seconds=1)
    )

    assert (first.pk, is_sent, again, later) == (second.pk, True, False, True)
    papers.make_paper(paper_id=first.pk, now=NOW)
    papers.make_paper(paper_id=first.pk, now=NOW)
    assert CardPaper.objects.get().state == PaperState.MADE


def test_papers_are_gone_after_a_day_and_with_the_person(take: Takes, client: Client) -> None:
    registration = take(Way.PHONE)
    fetch(client, registration, PaperKind.TEXT)
    assert privacy.export(registration.resident)["card_papers"][0]["kind"]
    CardPaper.objects.update(wanted_at=timezone.now() - timedelta(hours=23))
    call_command("forget_card_papers")
    assert CardPaper.objects.count() == 1
    CardPaper.objects.update(wanted_at=timezone.now() - timedelta(hours=25))
    call_command("forget_card_papers")
    assert not CardPaper.objects.exists()

    fetch(client, registration, PaperKind.TEXT)
    privacy.erase(registration.resident, now=timezone.now())
    assert not CardPaper.objects.exists()


def test_a_place_given_back_has_no_card_and_a_wrong_kind_is_no_page(take: Takes, client: Client) -> None:
    registration = take(Way.PHONE)
    here = f"/registration/{registration.token}/card/"
    assert client.post(here, {"kind": "gold"}).status_code == 404
    assert client.get(f"{here}gold/").status_code == 404
    Registration.objects.update(state="cancelled")
    assert client.get(here).status_code == 404


def test_nobody_elses_pages_and_no_cache_get_to_know_a_card(take: Takes, client: Client) -> None:
    registration = take(Way.PHONE)
    client.post(f"/registration/{registration.token}/card/", {"kind": "text"})
    for path in ("", "card/", "card/text/", "card/square.svg", "in/phone/"):
        answer = client.get(f"/registration/{registration.token}/{path}")
        assert "no-store" in answer.headers["Cache-Control"], path
        assert "noindex" in answer.headers["X-Robots-Tag"], path


@pytest.mark.parametrize("written", ["{0}", "{1}"], ids=["as printed", "without the hyphen"])
def test_the_short_code_asks_for_the_contact_and_then_opens_the_card(written: str, take: Takes, client: Client) -> None:
    registration = take(Way.PHONE)
    code = written.format(registration.reference, registration.reference.replace("-", ""))
    page = client.get(f"/c/{code}/")
    assert f'value="{registration.reference}"' in page.content.decode()
    assert registration.token not in page.content.decode()

    wrong = client.post("/c/", {"reference": code, "contact": "jiro@example.jp"})
    assert wrong.status_code == 422
    right = client.post("/c/", {"reference": code, "contact": "hanako@example.jp"})
    assert right.headers["Location"].endswith(f"/registration/{registration.token}/")


def test_numbers_cannot_be_tried_out(take: Takes, client: Client) -> None:
    cache.clear()
    registration = take(Way.PHONE)
    tries = [
        client.post("/c/", {"reference": registration.reference, "contact": f"a{n}@example.jp"}) for n in range(21)
    ]
    assert [answer.status_code for answer in tries] == [422] * 10 + [429] * 11


def test_the_card_is_read_in_the_language_of_the_page(take: Takes) -> None:
    registration = take(Way.PHONE)
    with translation.override("en"):
        heading = next(iter(card_of(registration).sections())).heading
    assert plain_text(card_of(registration)).count(heading) <= 1


def test_a_session_that_is_over_shows_no_way_in(take: Takes, session: Session, client: Client) -> None:
    registration = take(Way.PHONE)
    Session.objects.filter(pk=session.pk).update(starts_at=NOW - timedelta(hours=3), ends_at=NOW - timedelta(hours=2))
    assert "4321" not in client.get(f"/registration/{registration.token}/").content.decode()
