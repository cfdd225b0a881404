"""A PostgreSQL server of the tests' own: in a temporary folder, at a socket there, run by another user than root."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PASSWORD = "s3cret-of-the-tests"
"""Of the users reader, corrector and publisher."""


@dataclass(frozen=True)
class Server:
    """A running server: the folder of its socket, and its programs."""

    folder: Path
    programs: Path

    def address(self, schema: str, *, user: str = "publisher", password: str = PASSWORD, database: str = "news") -> str:
        secret = f":{password}" if password else ""
        return f"postgresql://{user}{secret}@/{database}?host={self.folder}&schema={schema}"

    def run(self, *statements: str, user: str = "owner", database: str = "news") -> list[tuple[object, ...]]:
        """Run SQL; gives the rows of the last statement that has any. The owner may do everything."""
        import psycopg

        rows: list[tuple[object, ...]] = []
        with psycopg.connect(
            host=str(self.folder), user=user, password=PASSWORD, dbname=database, autocommit=True
        ) as connection:
            for statement in statements:
                found = connection.execute(statement)
                rows = found.fetchall() if found.description else rows
        return rows


def missing() -> str:
    """What of psycopg, PostgreSQL and PostGIS is not installed here; '' when all is."""
    try:
        import psycopg  # noqa: F401  # only whether it is there
    except ImportError:
        return "psycopg is not installed: pip install 'psycopg[binary]'"
    programs = _programs()
    if programs is None:
        return "no PostgreSQL server is installed: apt-get install postgresql-15-postgis-3"
    shared = subprocess.run([programs / "pg_config", "--sharedir"], capture_output=True, text=True, check=False)
    if not (Path(shared.stdout.strip()) / "extension" / "postgis.control").is_file():
        return "PostGIS is not installed: apt-get install postgresql-15-postgis-3"
    return ""


@contextmanager
def running() -> Iterator[Server]:
    """Start a server with the database `news`, which has PostGIS, and `plain`, which has none."""
    programs = _programs()
    assert programs is not None
    # not pytest's own folder: it may be closed to other users, and a socket's name has 107 bytes at most
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-"))
    data, log = folder / "data", folder / "log"
    as_user: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        user = pwd.getpwnam("nobody")
        os.chown(folder, user.pw_uid, user.pw_gid)
        as_user = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    secret = folder / "password"
    secret.write_text(PASSWORD)
    secret.chmod(0o644)

    def call(program: str, *words: object) -> None:
        done = subprocess.run(
            [*as_user, programs / program, *map(str, words)], cwd=folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
        )  # fmt: skip
        assert done.returncode == 0, f"{program}: {done.stdout}\n{log.read_text() if log.exists() else ''}"

    process: subprocess.Popen[bytes] | None = None
    try:
        call("initdb", "-D", data, "-U", "owner", "-A", "scram-sha-256", "--pwfile", secret, "-E", "UTF8", "--no-sync",
             "--no-locale")  # fmt: skip
        (data / "postgresql.auto.conf").write_text(
            f"listen_addresses = ''\nunix_socket_directories = '{folder}'\nfsync = off\nlog_statement = all\n"
            "max_wal_size = 64MB\n"
        )
        if shutil.which("setpriv"):  # so that the server ends with tests that are killed
            as_user = as_user or ["setpriv"]
            as_user = [*as_user, "--pdeathsig=INT"]
        with log.open("wb") as out:
            process = subprocess.Popen(
                [*as_user, programs / "postgres", "-D", data], cwd=folder, stdin=subprocess.DEVNULL, stdout=out,
                stderr=subprocess.STDOUT, env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            )  # fmt: skip
        server = Server(folder, programs)
        _wait_for(server, process, log)
        server.run("CREATE DATABASE news", "CREATE DATABASE plain", database="postgres")
        server.run("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0", database="postgres")
        server.run("CREATE EXTENSION postgis")
        for role in ("publisher", "reader", "corrector"):
            server.run(f"CREATE ROLE {role} LOGIN PASSWORD '{PASSWORD}'")
        for database in ("news", "plain", "latin"):
            server.run(f"GRANT CREATE ON DATABASE {database} TO publisher")
        yield server
    finally:
        if process is not None:
            process.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
            process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return once the server takes connections; raises when it has ended."""
    import psycopg

    while True:
        try:
            server.run(database="postgres")
            return
        except psycopg.OperationalError:
            assert process.poll() is None, log.read_text()
            time.sleep(0.05)


def _programs() -> Path | None:
    """The folder of initdb and pg_ctl: on the path, or where Debian puts them."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return next((path for path in reversed(folders) if (path / "initdb").is_file()), None)
