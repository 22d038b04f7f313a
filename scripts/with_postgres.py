"""Run a command with DATABASE_URL naming a PostgreSQL server of its own, thrown away afterwards.

Usage: with_postgres.py COMMAND [ARG …]. The server listens on a socket in a temporary folder only.
PostgreSQL refuses to run as root, so root lends the job to the user ``postgres`` that Debian's package makes.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def server_programs() -> Path:
    """The folder of initdb and pg_ctl: on the path, or where Debian keeps the newest."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    if not folders:
        sys.exit("PostgreSQL's server is not installed. Please run: sudo apt-get install postgresql")
    return folders[-1]


def as_server_user(command: list[str]) -> list[str]:
    """The command, run by a user that PostgreSQL accepts."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


def main() -> int:
    """Start the server, run the command, stop the server; the command's own exit code."""
    programs = server_programs()
    folder = Path(tempfile.mkdtemp(prefix="engawa-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data, options = folder / "data", f"-k {folder} -c listen_addresses='' -c fsync=off"

    def quietly(command: list[str]) -> None:
        subprocess.run(as_server_user(command), stdout=subprocess.DEVNULL, check=True, cwd=folder)

    initdb = [
        str(programs / "initdb"),
        "-D",
        str(data),
        "-U",
        "engawa",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
    ]
    quietly(initdb)
    control = [str(programs / "pg_ctl"), "-D", str(data), "-w"]
    quietly([*control, "-o", options, "-l", str(folder / "log"), "start"])
    try:
        url = f"postgres://engawa@/postgres?host={folder}"
        return subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}, check=False).returncode
    finally:
        quietly([*control, "-m", "immediate", "stop"])
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
