"""A real PostgreSQL server for the tests, in a folder of its own."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path


def program(name: str) -> str | None:
    """Where a program of the server is, on the path or where Debian puts it."""
    found = [str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))]
    return found[-1] if found else shutil.which(name)


def is_installed() -> bool:
    """Whether a server can be started: it refuses to run as root, so another user is needed then."""
    return program("initdb") is not None and (os.geteuid() != 0 or _other_user() is not None)


def _other_user() -> pwd.struct_passwd | None:
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    return None


@contextlib.contextmanager
def running() -> Iterator[str]:
    """Start a server on a free port of this machine; gives the address of its database."""
    folder = Path(tempfile.mkdtemp(prefix="audit-pg-"))
    identity: dict[str, int] = {}
    if os.geteuid() == 0:
        user = _other_user()
        assert user is not None
        os.chown(folder, user.pw_uid, user.pw_gid)
        identity = {"user": user.pw_uid, "group": user.pw_gid}
    initdb, postgres = program("initdb"), program("postgres")
    assert initdb
    assert postgres
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = str(folder / "data")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(
        [initdb, "-D", data, "-U", "gate", "-A", "trust", "-E", "UTF8", "--no-sync"],
        check=True, cwd=folder, extra_groups=[] if identity else None, **identity, **quiet,
    )  # fmt: skip
    server = subprocess.Popen(
        [postgres, "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", str(folder)],
        cwd=folder, extra_groups=[] if identity else None, **identity, **quiet,
    )  # fmt: skip
    address = f"postgresql://gate@127.0.0.1:{port}/postgres"
    try:
        _wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(address: str) -> None:
    import psycopg

    for _ in range(150):
        with contextlib.suppress(psycopg.Error):
            psycopg.connect(address, connect_timeout=2).close()
            return
        time.sleep(0.1)
    raise TimeoutError("the database server did not start")
