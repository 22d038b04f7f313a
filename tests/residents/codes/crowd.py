"""Many who try one code, or count one thing, at the same moment. Run as a program of its own, several times at once.

    DATABASE_URL=… python -m tests.residents.codes.crowd use CHALLENGE CODE TIMES
    DATABASE_URL=… python -m tests.residents.codes.crowd count NAME LIMIT TIMES

Says "ready", waits for a line, then prints how often it was let through.
"""

import sys
from datetime import timedelta

import django

django.setup()

from django.db import connection  # noqa: E402 -- models need the settings first
from django.utils import timezone  # noqa: E402

from residents.codes.actions import check_code  # noqa: E402
from residents.codes.limits import may  # noqa: E402
from residents.codes.purposes import Purpose, register  # noqa: E402


def main(what: str, name: str, value: str, times: str) -> None:
    """Try as often as told."""
    register(Purpose("test", "ためしの番号です。"))
    connection.ensure_connection()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    now, let_through = timezone.now(), 0
    for _time in range(int(times)):
        if what == "use":
            let_through += check_code(name, value, now, purpose="test")
        else:
            let_through += may("test", name, limit=int(value), within=timedelta(days=1), now=now)
    sys.stdout.write(f"{let_through}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
