"""Promises about names: whatever a file is called, nobody is deceived and every system takes it."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.upload.names import name_to_show, safe_name


@pytest.mark.parametrize(
    ("given_name", "stored"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\hanako\\広報 11月号.pdf", "広報_11月号.pdf"),
        ("広報🎉🎉.pdf", "広報.pdf"),
        ("広" * 300 + ".pdf", "広" * 60 + ".pdf"),
        ("案内\x00.exe.pdf", "案内.exe.pdf"),
        ("案内\u202efdp.exe", "案内fdp.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("🎉.pdf", "file.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        ("a<b>'\"; rm -rf $HOME.pdf", "ab_rm_-rf_HOME.pdf"),
        ("カ\u3099イド.pdf", "ガイド.pdf"),
    ],
)
def test_a_stored_name_is_plain_and_ends_as_its_content(given_name: str, stored: str) -> None:
    assert safe_name(given_name, "pdf") == stored


def test_a_shown_name_does_not_hide_how_it_was_turned_round() -> None:
    assert name_to_show("案内\u202efdp.exe") == "案内␣fdp.exe"
    assert name_to_show("a\x00b") == "a␣b"
    assert len(name_to_show("広" * 1000)) == 300


@given(st.text(max_size=400))
def test_no_name_whatever_leads_elsewhere_or_is_too_long(given_name: str) -> None:
    stored = safe_name(given_name, "pdf")
    assert Path(stored).name == stored
    assert stored.endswith(".pdf")
    assert not stored.startswith((".", "-"))
    assert len(stored.encode()) <= 255
    assert all(unicodedata.category(letter)[0] != "C" for letter in stored)
