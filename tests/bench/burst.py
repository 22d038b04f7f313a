"""Five hundred people want a hundred places at once."""

import asyncio
import http.client
import re
import time
from collections import Counter
from urllib.parse import urlencode

from portal.rehearsal import Rehearsal

PEOPLE = 500
FIELD = re.compile(rb'name="(csrfmiddlewaretoken|form_key)" value="([^"]+)"')


def open_form(town: Rehearsal, path: str, number: int, **answers: str) -> bytes:
    """Load the form as one person does; the request that sending it makes."""
    connection = http.client.HTTPConnection("localhost", town.port, timeout=60)
    connection.request("GET", path)
    response = connection.getresponse()
    body, cookie = response.read(), response.getheader("Set-Cookie", "").split(";")[0]
    connection.close()
    fields = {name.decode(): value.decode() for name, value in FIELD.findall(body)}
    fields |= {"name": f"住民{number}", "contact": f"resident{number}@example.jp", "way": "phone"} | answers
    sent = urlencode(fields).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: localhost:{town.port}\r\nCookie: {cookie}\r\nConnection: close\r\n"
    head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(sent)}\r\n\r\n"
    return head.encode() + sent


async def send(town: Rehearsal, number: int, request: bytes) -> int:
    """The status of one sent form. Everybody comes from an address of their own, as at home."""
    home = (f"127.0.{1 + number // 250}.{1 + number % 250}", 0)
    reader, writer = await asyncio.open_connection("127.0.0.1", town.port, local_addr=home)
    writer.write(request)
    await writer.drain()
    status = int((await reader.readline()).split()[1])
    await reader.read()
    writer.close()
    return status


async def send_all(town: Rehearsal, requests: list[bytes]) -> list[int]:
    """All at once."""
    return await asyncio.gather(*(send(town, number, request) for number, request in enumerate(requests)))


def burst(town: Rehearsal, path: str) -> tuple[float, Counter[int]]:
    """Seconds until everybody has an answer, and how many answers of each status there were."""
    requests = [open_form(town, path, number) for number in range(PEOPLE)]
    started = time.perf_counter()
    statuses = asyncio.run(send_all(town, requests))
    return time.perf_counter() - started, Counter(statuses)
