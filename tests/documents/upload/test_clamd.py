"""Promises about the virus scanner. A real clamd with a signature of our own; the real ones need the network."""

import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.documents.models import Document
from wagtail.models import Collection

from documents.upload import UploadRefusal, UploadRefusedError, clamd
from documents.upload.models import Original, Scan
from tests.factories import files

# As the test virus of the antivirus industry (EICAR): harmless, and only our own signature knows it.
VIRUS = b"ENGAWA-STANDARD-TEST-VIRUS-7f3a91"
SETTINGS = """
LocalSocket {folder}/clamd.sock
TCPSocket {port}
TCPAddr 127.0.0.1
DatabaseDirectory {folder}/signatures
TemporaryDirectory {folder}
Foreground yes
StreamMaxLength 2M
ConcurrentDatabaseReload no
"""
LONGEST_START = 60


@pytest.fixture(scope="module")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Its addresses: a path and a port."""
    folder = tmp_path_factory.mktemp("clamd")
    signatures = folder / "signatures"
    signatures.mkdir()
    (signatures / "engawa.ndb").write_text(f"Engawa.Test:0:*:{VIRUS.hex()}\n")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (folder / "clamd.conf").write_text(SETTINGS.format(folder=folder, port=port))
    program = shutil.which("clamd") or "/usr/sbin/clamd"
    process = subprocess.Popen([program, "-c", str(folder / "clamd.conf")], stdout=subprocess.DEVNULL)
    until = time.monotonic() + LONGEST_START
    while not (folder / "clamd.sock").exists():
        assert process.poll() is None, "clamd ended"
        assert time.monotonic() < until, "clamd did not start"
        time.sleep(0.1)
    try:
        yield str(folder / "clamd.sock"), f"tcp://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


@pytest.fixture(params=[0, 1], ids=["socket", "tcp"])
def connected(request: pytest.FixtureRequest, scanner: tuple[str, str], settings: Any) -> None:
    settings.ENGAWA_CLAMD = scanner[request.param]


def refusal(content: bytes) -> UploadRefusal:
    with pytest.raises(UploadRefusedError) as refused:
        clamd.ask(content)
    return refused.value.refusal


def test_a_clean_file_passes_and_a_virus_does_not(connected: None) -> None:
    assert clamd.ask(files.pdf("<p>広報</p>")) == Scan.CLEAN
    assert clamd.problem() == ""
    assert refusal(b"%PDF-1.7 " + VIRUS) is UploadRefusal.VIRUS
    assert refusal(files.word("", word__media__a=VIRUS)) is UploadRefusal.VIRUS  # it looks into archives itself


def test_a_file_that_the_scanner_does_not_take_is_not_taken(connected: None) -> None:
    """Clamd hangs up in the middle of what is longer than its StreamMaxLength."""
    assert refusal(b"a" * (8 * 1024 * 1024)) is UploadRefusal.TOO_LARGE_TO_SCAN


def form(content: bytes, name: str) -> Any:
    return get_document_form(get_document_model())(
        {"title": "案内", "collection": Collection.get_first_root_node().pk},
        {"file": SimpleUploadedFile(name, content)},
        user=User.objects.create_superuser("hanako"),
    )


@pytest.mark.django_db
def test_staff_are_told_and_nothing_is_kept(scanner: tuple[str, str], settings: Any) -> None:
    settings.ENGAWA_CLAMD = scanner[0]
    infected = form(files.word(files.word_paragraph("広報"), word__media__a=VIRUS), "広報.docx")
    assert "ウイルスが見つかった" in infected.errors["file"][0]
    assert not Document.objects.exists()
    assert not Original.objects.exists()


@pytest.mark.django_db
def test_how_it_was_scanned_stays_with_the_file(scanner: tuple[str, str], settings: Any) -> None:
    settings.ENGAWA_CLAMD = scanner[0]
    clean = form(files.pdf("<p>広報</p>"), "広報.pdf")
    assert clean.is_valid(), clean.errors
    clean.save()
    assert Original.objects.get().scan == Scan.CLEAN


@pytest.mark.django_db
def test_while_the_scanner_is_down_nothing_comes_in(settings: Any, tmp_path: Path) -> None:
    settings.ENGAWA_CLAMD = str(tmp_path / "nobody")
    assert "ウイルス検査が答えない" in form(files.pdf("<p>広報</p>"), "広報.pdf").errors["file"][0]
    assert not Document.objects.exists()


@pytest.mark.parametrize("answer", [b"", b"stream: OK, said nobody\0", b"UNKNOWN COMMAND\0"])
def test_a_scanner_that_talks_nonsense_is_not_believed(answer: bytes, settings: Any, tmp_path: Path) -> None:
    settings.ENGAWA_CLAMD = str(tmp_path / "other")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(settings.ENGAWA_CLAMD)
        server.listen()

        def reply() -> None:
            with server.accept()[0] as asking:
                asking.recv(65_536)
                asking.sendall(answer)

        other = threading.Thread(target=reply)
        other.start()
        assert refusal(b"a") is UploadRefusal.SCANNER_DOWN
        other.join()
