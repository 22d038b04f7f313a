"""Promises about pictures."""

from pathlib import Path

import pytest


@pytest.fixture
def media(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    for name in ("images/a.png", "documents/secret.pdf", "original_images/whole.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"\x89PNG")
    return tmp_path


def test_a_picture_is_given_out_and_kept_for_a_day(client, media):
    response = client.get("/media/images/a.png")
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert b"".join(response.streaming_content) == b"\x89PNG"
    assert "max-age=86400" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_picture_that_the_visitor_has_is_not_sent_again(client, media):
    first = client.get("/media/images/a.png")
    b"".join(first.streaming_content)
    again = client.get("/media/images/a.png", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    since = client.get("/media/images/a.png", headers={"if-modified-since": first["Last-Modified"]})
    assert since.status_code == 304


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "documents/secret.pdf",
        "original_images/whole.png",
        "images/../documents/secret.pdf",
        "images/none.png",
        "images/",
    ],
)
def test_nothing_else_of_the_media_folder_lies_open(client, media, path):
    assert client.get(f"/media/{path}").status_code == 404
