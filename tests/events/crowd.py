"""A crowd that wants the same seats at the same moment. Run as a program of its own, several times at once.

    DATABASE_URL=… python -m tests.events.crowd SESSION_ID THREADS FORM_KEY_PREFIX

Says "ready", waits for a line, then prints one word per person: seated, waiting, or the error.
"""

import sys
import threading

import django

django.setup()

from django.db import DatabaseError, connection  # noqa: E402 -- models need the settings first
from django.utils import timezone  # noqa: E402

from events.actions import Wish, take_place  # noqa: E402
from events.choices import Way  # noqa: E402
from residents.contact_points import ContactPoint  # noqa: E402


def ask(session_id: int, form_key: str, all_there: threading.Barrier, said: list[str]) -> None:
    """Wait for the others, then ask for a place."""
    wish = Wish(name="だれか", contact=ContactPoint(phone="0267123456"), way=Way.PHONE)
    connection.ensure_connection()
    all_there.wait()
    try:
        said.append(take_place(session_id=session_id, wish=wish, form_key=form_key, now=timezone.now()).state)
    except DatabaseError as error:
        said.append(repr(error))
    finally:
        connection.close()


def main(session_id: str, threads: str, prefix: str) -> None:
    """``prefix`` ending in "=" means one form sent by everybody."""
    said: list[str] = []
    keys = [prefix if prefix.endswith("=") else f"{prefix}{number}" for number in range(int(threads))]
    all_there = threading.Barrier(len(keys) + 1)
    people = [threading.Thread(target=ask, args=(int(session_id), key, all_there, said)) for key in keys]
    for person in people:
        person.start()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    all_there.wait()
    for person in people:
        person.join()
    sys.stdout.write("\n".join(said))


if __name__ == "__main__":
    main(*sys.argv[1:])
