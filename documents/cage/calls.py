"""A seccomp filter: the system calls that no reader of files needs are answered with "not permitted".

Namespaces and Landlock do most of this where they exist; this stands in every container, because an unprivileged
process may always give up calls of its own. Only written for the two machines that servers are made of.
"""

import ctypes
import os
import struct

from documents.cage.kernel import LIBC

PR_SET_SECCOMP, FILTER_MODE = 22, 2
LOAD, EQUALS, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000 | 1, 0x80000000
CALL, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16
UNIX_SOCKETS = 1
# Calls of the 32-bit world on a 64-bit Intel machine begin here.
FOREIGN_FROM = 0x40000000

# name -> number on x86_64, on aarch64. io_uring opens sockets without the call "socket"; setsid and setpgid would
# lead out of the group that is killed at the end.
REFUSED = {
    "ptrace": (101, 117), "setpgid": (109, 154), "setsid": (112, 157), "pivot_root": (155, 41), "chroot": (161, 51),
    "acct": (163, 89), "mount": (165, 40), "umount2": (166, 39), "swapon": (167, 224), "reboot": (169, 142),
    "init_module": (175, 105), "quotactl": (179, 60), "add_key": (248, 217), "request_key": (249, 218),
    "keyctl": (250, 219), "unshare": (272, 97), "perf_event_open": (298, 241), "open_by_handle_at": (304, 265),
    "setns": (308, 268), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "finit_module": (313, 273),
    "bpf": (321, 280), "userfaultfd": (323, 282), "io_uring_setup": (425, 425), "pidfd_getfd": (438, 438),
}  # fmt: skip
SOCKET = (41, 198)
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}


class Program(ctypes.Structure):
    """struct sock_fprog."""

    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def refuse_needless_calls(*, local_sockets: bool) -> bool:
    """From now on, for this process and all that it starts. ``local_sockets`` leaves those between programs here."""
    machine = MACHINES.get(os.uname().machine)
    if os.uname().sysname != "Linux" or machine is None:
        return False
    filter_bytes = _filter(*machine, local_sockets=local_sockets)
    kept = ctypes.create_string_buffer(filter_bytes)
    program = Program(len(filter_bytes) // 8, ctypes.cast(kept, ctypes.c_void_p))
    return LIBC.prctl(PR_SET_SECCOMP, FILTER_MODE, ctypes.byref(program), 0, 0) == 0


def _filter(column: int, architecture: int, *, local_sockets: bool) -> bytes:
    steps = [
        _step(LOAD, ARCHITECTURE),
        _step(EQUALS, architecture, yes=1),
        _step(RETURN, KILL),
        _step(LOAD, CALL),
        _step(AT_LEAST, FOREIGN_FROM, no=1),
        _step(RETURN, REFUSE),
    ]
    for numbers in REFUSED.values():
        steps += [_step(EQUALS, numbers[column], no=1), _step(RETURN, REFUSE)]
    steps.append(_step(EQUALS, SOCKET[column], yes=1))
    steps.append(_step(RETURN, ALLOW))
    if local_sockets:
        steps += [_step(LOAD, FIRST_ARGUMENT), _step(EQUALS, UNIX_SOCKETS, no=1), _step(RETURN, ALLOW)]
    steps.append(_step(RETURN, REFUSE))
    return b"".join(steps)


def _step(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
    """One struct sock_filter; ``yes`` and ``no`` are how many steps a comparison jumps over."""
    return struct.pack("=HBBI", code, yes, no, value)
