"""Promises about a worker that is killed with SIGKILL: real processes, on SQLite or PostgreSQL."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from accessibility.speech import joining, page_recordings, work
from accessibility.speech.kinds import KINDS
from cms.models import InformationPage
from tests.accessibility.keeping.conftest import Program

pytestmark = pytest.mark.database
EVERY_STEPS = 3


def test_wherever_a_worker_is_killed_no_half_file_is_served_and_the_next_one_goes_on(
    make_page: Callable[..., InformationPage], program: Program, media: Path, transactional_db: None
) -> None:
    page = make_page("朝の便りです。", "夕方の便りです。")
    out, said = program("-m", "tests.accessibility.keeping.killed", str(page.pk), str(EVERY_STEPS)).communicate(
        timeout=240
    )
    assert out, said
    found = json.loads(out)

    assert found["killed"] >= 15, said
    assert found["looked"] == found["killed"] + 1, said
    assert found["whole"], said
    planned = page_recordings.plan_of(page)
    for ending in KINDS:
        kept = (media / page_recordings.file_of(page.pk, planned.digest, ending)).read_bytes()
        assert joining.seconds(ending, kept) == pytest.approx(
            joining.seconds(ending, joining.join(ending, work.parts(planned, ending))), abs=0.001
        )
    # Some were killed in the middle of a file: it never had its name.
    assert list(media.rglob(".making-*"))
