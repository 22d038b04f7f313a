"""What Linux offers against a program that has been taken over, called directly: no package wraps all of it.

Sources: man pages unshare(2), prctl(2), landlock(7), seccomp(2). Every function returns whether the kernel did it:
a container may forbid namespaces, an old kernel knows no Landlock, and the other walls stand all the same.
"""

import ctypes
import os
from collections.abc import Iterable
from pathlib import Path

# Looked up once, before the walls stand. A Mac has neither; its limits are those of documents.cage.child alone.
LIBC = ctypes.CDLL(None, use_errno=True)

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 1, 4, 38
NEW_MOUNTS, NEW_UTS, NEW_IPC = 0x00020000, 0x04000000, 0x08000000
NEW_USER, NEW_PID, NEW_NET = 0x10000000, 0x20000000, 0x40000000
EVERYWHERE, NOT_SHARED, BIND = 1 << 14, 1 << 18, 1 << 12

# The same on every architecture.
LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446
LANDLOCK_VERSION_FLAG, LANDLOCK_PATH_BENEATH = 1, 1
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
REMOVE_FILE, MAKE_SOCKET, TRUNCATE, IOCTL_DEV = 1 << 5, 1 << 9, 1 << 14, 1 << 15
# How many rights over files, and how many bytes of the ruleset, each version of Landlock knows.
RIGHTS_OF_VERSION = {1: 13, 2: 14, 3: 15, 4: 15}
BIND_AND_CONNECT = 0b11
SOCKETS_AND_SIGNALS = 0b11


class Ruleset(ctypes.Structure):
    """struct landlock_ruleset_attr."""

    _fields_ = [("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scoped", ctypes.c_uint64)]


class PathBeneath(ctypes.Structure):
    """struct landlock_path_beneath_attr."""

    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32)]


def die_with_parent() -> None:
    """Whoever started this process is gone: nobody waits for its result."""
    _prctl(PR_SET_PDEATHSIG, 9)


def forget_privileges() -> bool:
    """No program started from here gains rights by its setuid bit. Landlock and seccomp ask for it."""
    return _prctl(PR_SET_NO_NEW_PRIVS, 1)


def own_namespaces() -> bool:
    """A world of its own: no network card, no other process, nothing to talk to. Its children live in it."""
    user, group = os.geteuid(), os.getegid()
    # After giving up root, the files of /proc/self belong to root until the process is "dumpable" again.
    _prctl(PR_SET_DUMPABLE, 1)
    if not hasattr(LIBC, "unshare") or LIBC.unshare(NEW_USER | NEW_MOUNTS | NEW_NET | NEW_PID | NEW_IPC | NEW_UTS) != 0:
        return False
    try:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    except OSError:
        # Without names of users the walls stand all the same; only files of ours may look like nobody's.
        return True
    return True


def put_in_place_of(common: Path, own: Path) -> bool:
    """Let a folder of ours appear where the common one was; only in namespaces of our own."""
    LIBC.mount(b"none", b"/", None, EVERYWHERE | NOT_SHARED, None)
    return LIBC.mount(bytes(own), bytes(common), None, BIND, None) == 0


def landlock_version() -> int:
    """0 where the kernel has none."""
    if os.uname().sysname != "Linux":
        return 0
    return max(0, LIBC.syscall(LANDLOCK_CREATE, None, 0, LANDLOCK_VERSION_FLAG))


def only_these_files(*, readable: Iterable[Path], writable: Iterable[Path], sockets_in: Iterable[Path] = ()) -> bool:
    """Nothing else can be opened any more, and no TCP connection made (from Linux 6.7 on)."""
    version = landlock_version()
    if not version:
        return False
    every_right = (1 << RIGHTS_OF_VERSION.get(version, 16)) - 1
    attributes = Ruleset(
        every_right, BIND_AND_CONNECT if version >= 4 else 0, SOCKETS_AND_SIGNALS if version >= 6 else 0
    )
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = LIBC.syscall(LANDLOCK_CREATE, ctypes.byref(attributes), size, 0)
    if ruleset < 0:
        return False
    for path in readable:
        _allow(ruleset, path, EXECUTE | READ_FILE | READ_DIR)
    for path in writable:
        _allow(ruleset, path, every_right)
    for path in sockets_in:
        _allow(ruleset, path, MAKE_SOCKET | REMOVE_FILE)
    try:
        return LIBC.syscall(LANDLOCK_RESTRICT, ruleset, 0) == 0
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # not on this machine
    if not path.is_dir():
        rights &= EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV
        rights &= (1 << RIGHTS_OF_VERSION.get(landlock_version(), 16)) - 1
    rule = PathBeneath(rights, opened)
    LIBC.syscall(LANDLOCK_ADD, ruleset, LANDLOCK_PATH_BENEATH, ctypes.byref(rule), 0)
    os.close(opened)


def _prctl(option: int, value: int) -> bool:
    return hasattr(LIBC, "prctl") and LIBC.prctl(option, value, 0, 0, 0) == 0
