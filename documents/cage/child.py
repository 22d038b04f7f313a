"""The child process: builds its walls, calls one function, hands back bytes.

Three processes: this one gives up its rights and enters namespaces of its own; the first process in them waits for the
worker, and when it ends, the kernel ends whatever else was started there; the worker is the only one that sees a file.
"""

import contextlib
import errno
import importlib
import json
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from documents.cage import calls, kernel

NOBODY = 65534
OUT_OF_MEMORY, OUT_OF_DISK, OUT_OF_PROCESSES, FAILED = 81, 82, 83, 84
DISK_ERRORS = {errno.EFBIG, errno.ENOSPC, errno.EDQUOT}

# What programs and libraries read. Not /etc as a whole, no home, no /var: passwords and residents' data lie there.
READABLE = [
    "/usr", "/bin", "/lib", "/lib64", "/dev", "/proc", "/sys/devices/system/cpu", "/etc/alternatives", "/etc/fonts",
    "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/libreoffice", "/etc/localtime", "/etc/passwd",
    "/etc/group", "/etc/nsswitch.conf", "/etc/papersize", "/etc/mime.types", "/etc/java-17-openjdk",
    "/etc/locale.alias",
    "/var/cache/fontconfig", "/var/lib/libreoffice", "/var/spool/libreoffice", "/opt/homebrew", "/opt/libreoffice",
]  # fmt: skip
# Programs that do not ask the environment write there.
COMMON = Path("/tmp")  # noqa: S108
WRITABLE = ["/dev/null", "/dev/zero", "/dev/full"]


def main(house: str, instructions: str) -> NoReturn:
    """``house`` is the folder of our own code; ``instructions`` what documents.upload.limited.run wrote down."""
    kernel.die_with_parent()
    asked: dict[str, Any] = json.loads(instructions)
    _be_first_to_go()
    _stop_being_root(Path(house), Path(asked["home"]))
    walls = {"namespaces": kernel.own_namespaces()}
    if not walls["namespaces"]:
        _keep_the_worker(house, asked, walls)
    keeper = os.fork()
    if keeper == 0:
        kernel.die_with_parent()
        _keep_the_worker(house, asked, walls)
    _, status = os.waitpid(keeper, 0)
    os._exit(0 if status == 0 else 1)


def _keep_the_worker(house: str, asked: dict[str, Any], walls: dict[str, bool]) -> NoReturn:
    """Wait for the worker and say how it ended. It does not know the way here."""
    worker = os.fork()
    if worker == 0:
        os.close(asked["report"])
        kernel.die_with_parent()
        _work(house, asked, walls)
    ended, status = 0, 0
    while ended != worker:
        ended, status = os.waitpid(-1, 0)
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    os.write(asked["report"], json.dumps({"status": status, "memory": usage.ru_maxrss * 1024}).encode())
    os._exit(0)


def _work(house: str, asked: dict[str, Any], walls: dict[str, bool]) -> NoReturn:
    code = FAILED
    try:
        _build_walls(Path(house), asked, walls)
        _hand_back(_function(house, asked["target"])(_payload()), asked["result"])
        code = 0
    except MemoryError:
        code = OUT_OF_MEMORY
    except OSError as error:
        code = OUT_OF_DISK if error.errno in DISK_ERRORS else FAILED
        code = OUT_OF_PROCESSES if error.errno == errno.EAGAIN else code
        traceback.print_exc()
    except BaseException:  # noqa: BLE001 -- the parent is told that it failed, whatever it was
        with contextlib.suppress(MemoryError):
            traceback.print_exc()
    os._exit(code)


def _build_walls(house: Path, asked: dict[str, Any], walls: dict[str, bool]) -> None:
    _set_limits(asked, counted_alone=walls["namespaces"])
    home = _home(house, Path(asked["home"]), alone=walls["namespaces"])
    kernel.forget_privileges()
    ours = [path for path in house.iterdir() if (path / "__init__.py").exists() or path.name in {"locale", "static"}]
    readable = [*map(Path, READABLE), Path(sys.prefix), Path(sys.base_prefix), *ours]
    # LibreOffice lays the socket between its halves there, whatever the environment says.
    sockets_in = [COMMON] if asked["local_sockets"] and home != COMMON else []
    writable = [home, *map(Path, WRITABLE)]
    walls["files"] = kernel.only_these_files(readable=readable, writable=writable, sockets_in=sockets_in)
    walls["calls"] = calls.refuse_needless_calls(local_sockets=asked["local_sockets"])
    os.environ["ENGAWA_WALLS"] = " ".join(name for name, stands in walls.items() if stands)


def _home(house: Path, own: Path, *, alone: bool) -> Path:
    """Where it may write: the own folder, in place of everybody's /tmp if that hides none of our code."""
    ours = [house, Path(sys.prefix), Path(sys.base_prefix)]
    if alone and not any(path.is_relative_to(COMMON) for path in ours) and kernel.put_in_place_of(COMMON, own):
        for name in ("HOME", "TMPDIR", "XDG_RUNTIME_DIR"):
            os.environ[name] = str(COMMON)
        own = COMMON
    os.chdir(own)
    return own


def _set_limits(asked: dict[str, Any], *, counted_alone: bool) -> None:
    cpu = asked["cpu_seconds"]
    processes = asked["processes"] + (0 if counted_alone and _counts_by_namespace() else _running_already())
    for limit, most in (
        (resource.RLIMIT_AS, asked["memory"]),
        (resource.RLIMIT_FSIZE, asked["disk"]),
        (resource.RLIMIT_NOFILE, asked["open_files"]),
        (resource.RLIMIT_NPROC, processes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
    ):
        resource.setrlimit(limit, (most, most))
    # The second limit cannot be caught.
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))


def _counts_by_namespace() -> bool:
    """Since Linux 5.14 the limit of processes counts those of the own user namespace only."""
    version = [int(part) for part in os.uname().release.split(".")[:2] if part.isdigit()]
    return version >= [5, 14]


def _running_already() -> int:
    """What the town itself runs counts towards the limit elsewhere."""
    running = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            running += len(list((folder / "task").iterdir())) if folder.stat().st_uid == os.getuid() else 0
    return running


def _payload() -> bytes:
    with os.fdopen(0, "rb", closefd=False) as file:
        return file.read()


def _hand_back(content: bytes, result: int) -> None:
    with os.fdopen(result, "wb") as file:
        file.write(content)


def _function(house: str, target: str) -> Callable[[bytes], bytes]:
    """Of our own code only. Django stands for words and choices, without the town's settings, keys or database."""
    sys.path.insert(0, house)
    settings = importlib.import_module("django.conf").settings
    settings.configure(LANGUAGE_CODE="ja", TIME_ZONE="Asia/Tokyo", USE_TZ=True)
    module, _, name = target.rpartition(".")
    function: Callable[[bytes], bytes] = getattr(importlib.import_module(module), name)
    return function


def _be_first_to_go() -> None:
    """When the machine has no memory left, it should take this process and not the town."""
    os.nice(10)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")


def _stop_being_root(house: Path, home: Path) -> None:
    """A container often runs as root, whom no limit of processes holds. Where nobody may read our code, it stays so."""
    if os.geteuid() != 0:
        return
    try:
        os.seteuid(NOBODY)  # a container may not even know him
        needed = [house / "documents" / "cage" / "child.py", Path(sys.prefix) / "pyvenv.cfg", Path(json.__file__)]
        readable = all(os.access(path, os.R_OK, effective_ids=True) for path in needed if path.exists())
    except OSError:
        readable = False
    finally:
        os.seteuid(0)
    if readable:
        os.chown(home, NOBODY, NOBODY)
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
