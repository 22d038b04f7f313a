"""``manage.py speech_worker``: the worker that reads pages aloud, its voice warmed up before the first request."""

import logging
from typing import Any

from django_tasks_db.management.commands import db_worker

from accessibility.furigana import annotate
from accessibility.speech.engines import SpeechError, engine
from accessibility.speech.tasks import QUEUE

logger = logging.getLogger(__name__)
# A listener waits: look often. A look is one indexed query.
INTERVAL = 0.1


class Command(db_worker.Command):
    """A db_worker for the queue ``speech``."""

    help = "声を作る係を動かします（キュー speech）。"

    def handle(self, **options: Any) -> None:
        """Load the dictionary and the voice first (about a second), then work."""
        options |= {"queue_name": QUEUE, "startup_delay": False}
        if options["interval"] == 1:
            options["interval"] = INTERVAL
        try:
            engine().speak("準備ができました。")
            annotate("<p>準備</p>")
        except SpeechError as error:
            # Keep working: recordings fail one by one, visibly, and manage.py check names the mending command.
            logger.error("%s", error)  # noqa: TRY400 -- the reason is the whole message
        super().handle(**options)
