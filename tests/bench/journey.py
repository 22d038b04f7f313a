"""A visitor at the other end of a line: ``python -m tests.bench.journey BASE EVENT JOIN TIMES``. Prints JSON.

Every request is tried again after half a minute without an answer, as a person does.
"""

import http.client
import json
import re
import sys
import time
from statistics import median
from urllib.parse import urlencode, urlsplit

PATIENCE = 30
MOST_TRIES = 5


def journey(base: str, event: str, join: str) -> tuple[float, int]:
    """Read the event, open its form, send it, have the receipt: seconds, and requests made."""
    host = urlsplit(base).netloc
    started, tries = time.perf_counter(), 0

    def ask(method: str, path: str, body: str = "") -> tuple[str, str]:
        nonlocal tries
        for _ in range(MOST_TRIES):
            tries += 1
            connection = http.client.HTTPConnection(host, timeout=PATIENCE)
            try:
                headers = {"Accept-Encoding": "identity", "Content-Type": "application/x-www-form-urlencoded"}
                connection.request(method, path, body=body, headers=headers)
                response = connection.getresponse()
                return response.read().decode(), response.headers.get("Location", "")
            except (OSError, http.client.HTTPException):
                continue
            finally:
                connection.close()
        raise ConnectionError(path)

    ask("GET", event)
    form, _no_redirect = ask("GET", join)
    (key,) = re.findall(r'name="form_key" value="([^"]+)"', form)
    way = re.findall(r'name="way" value="([^"]+)"', form)[0]
    answers = {"name": "はなこ", "contact": "0267-12-3456", "way": way, "form_key": key}
    _page, receipt = ask("POST", join, urlencode(answers))
    card, _no_redirect = ask("GET", receipt)
    if "受付番号" not in card:
        raise ConnectionError(receipt)
    return time.perf_counter() - started, tries


def main() -> None:
    """As often as asked."""
    base, event, join, times = sys.argv[1:]
    journeys = [journey(base, event, join) for _ in range(int(times))]
    said = {"seconds": median(seconds for seconds, _tries in journeys), "tries": sum(tries for _s, tries in journeys)}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
