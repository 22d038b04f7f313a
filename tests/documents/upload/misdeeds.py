"""What a reader that was taken over would try. Each runs inside the limited child."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path


def echo(payload: bytes) -> bytes:
    return payload[::-1]


def walls(_payload: bytes) -> bytes:
    return os.environ["ENGAWA_WALLS"].encode()


def hang(_payload: bytes) -> bytes:
    time.sleep(600)
    return b""


def burn(_payload: bytes) -> bytes:
    while True:
        pass


def swell(payload: bytes) -> bytes:
    """Hold as many bytes as asked for, really."""
    held = bytearray(os.urandom(4096)) * (int(payload) // 4096)
    return str(len(held)).encode()


def swell_together(payload: bytes) -> bytes:
    """Each process below the limit, all together above it."""
    for _ in range(6):
        if os.fork() == 0:
            held = bytearray(os.urandom(4096)) * (int(payload) // 4096)
            time.sleep(600)
            os._exit(len(held) % 2)
    time.sleep(600)
    return b""


def abort_in_c(payload: bytes) -> bytes:
    """As readers written in C do when memory is refused."""
    held = []
    libc = ctypes.CDLL(None)
    libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
    while piece := libc.malloc(1024 * 1024):
        held.append(ctypes.memset(piece, 1, 1024 * 1024))
    os.abort()


def crash(_payload: bytes) -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return b""


def fail(payload: bytes) -> bytes:
    raise ValueError(payload.decode())


def write_much(payload: bytes) -> bytes:
    with Path("large").open("wb") as file:
        file.writelines(b"\0" * 1024 * 1024 for _ in range(int(payload)))
    return b""


def write_many(payload: bytes) -> bytes:
    for number in range(int(payload)):
        Path(f"file-{number}").write_bytes(b"\0" * 1024 * 1024)
    time.sleep(600)
    return b""


def return_much(payload: bytes) -> bytes:
    return b"\0" * int(payload)


def fork_endlessly(_payload: bytes) -> bytes:
    while True:
        try:
            os.fork()
        except OSError:
            time.sleep(0.01)


def start_threads(_payload: bytes) -> bytes:
    started = 0
    try:
        for _ in range(10_000):
            threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
            started += 1
    except RuntimeError:
        pass
    return str(started).encode()


def outlive(payload: bytes) -> bytes:
    """Leave a process behind that has turned away from its parents and would write a file."""
    if os.fork() == 0:
        with contextlib.suppress(OSError):
            os.setsid()
        if os.fork() == 0:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            os.execv(sys.executable, [sys.executable, "-c", f"import time; time.sleep(600)  # {payload.decode()}"])  # noqa: S606
        os._exit(0)
    time.sleep(0.3)
    return b"left"


def connect(payload: bytes) -> bytes:
    """Every way out; what was refused, by name."""
    host, port = payload.decode().split(":")
    found = []
    for family, kind in (
        (socket.AF_INET, socket.SOCK_STREAM),
        (socket.AF_INET, socket.SOCK_DGRAM),
        (socket.AF_INET6, 1),
    ):
        try:
            with socket.socket(family, kind) as way:
                way.connect((host if family is socket.AF_INET else "::1", int(port)))
                found.append("open")
        except OSError as error:
            found.append(type(error).__name__)
    return " ".join(found).encode()


def connect_by_command(payload: bytes) -> bytes:
    host, port = payload.decode().split(":")
    done = subprocess.run(["/bin/bash", "-c", f"echo hello > /dev/tcp/{host}/{port}"], capture_output=True, check=False)
    return str(done.returncode).encode()


def read_file(payload: bytes) -> bytes:
    return Path(payload.decode()).read_bytes()


def write_file(payload: bytes) -> bytes:
    Path(payload.decode()).write_text("was here")
    return b""


def environment(_payload: bytes) -> bytes:
    return "\n".join(f"{name}={value}" for name, value in os.environ.items()).encode()


def kill(payload: bytes) -> bytes:
    os.kill(int(payload), signal.SIGKILL)
    return b""


def read_memory_of(payload: bytes) -> bytes:
    return Path(f"/proc/{payload.decode()}/environ").read_bytes()
