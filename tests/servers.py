"""Private PostgreSQL and Redis, thrown away afterwards: pytest loads this before Django's settings are read (``-p tests.servers``).

Both listen on unix sockets in a fresh directory and nowhere else, so neither a port nor a server of the machine is touched.
``TEST_DATABASE=sqlite`` takes an SQLite file in place of PostgreSQL. Other programs start the same servers with ``private()``.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

OLDEST_POSTGRESQL = 15
COMPILED = Path(__file__).resolve().parent.parent / ".pytest_cache" / "compiled"
# No autovacuum: between two tests it would find tables empty, and the plans for the next thousand rows would be those for none.
POSTGRESQL = ["-F", "-c", "synchronous_commit=off", "-c", "max_connections=200", "-c", "listen_addresses=", "-c", "autovacuum=off"]
# What is thrown away needs no log to recover from; and compiling a query costs more than any of ours takes.
POSTGRESQL += ["-c", "jit=off", "-c", "full_page_writes=off", "-c", "wal_level=minimal", "-c", "max_wal_senders=0"]
POSTGRESQL += ["-c", "max_wal_size=8GB", "-c", "checkpoint_timeout=1h"]
# An ordinary role: row-level security binds it, as it must in production.
ROLE = "CREATE ROLE mentorship LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB"


class Missing(SystemExit):
    """A program is not there; the text says what to do."""


@dataclass
class Server:
    """A server in a session of its own, so that Ctrl-C reaches us first; the kernel stops it should we be killed."""

    command: list
    home: Path
    account: dict
    gently: signal.Signals
    answers: Callable[[], bool]
    process: subprocess.Popen | None = field(default=None, init=False)

    def start(self) -> None:
        """Return when it answers."""
        setpriv = [_program("setpriv", "util-linux"), "--pdeathsig", self.gently.name.removeprefix("SIG"), "--"]
        with (self.home / "log").open("ab") as log:
            told = {"cwd": self.home, "stdin": subprocess.DEVNULL, "stdout": log, "stderr": log, "start_new_session": True, **self.account}
            self.process = subprocess.Popen([*setpriv, *self.command], **told)
        _wait(self.answers, self.home)

    def stop(self, word: signal.Signals | None = None) -> None:
        """Gently, or with a signal of one's own; return when it has ended."""
        if self.process:
            self.process.send_signal(word or self.gently)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


@contextmanager
def private(*, sqlite: bool = False) -> Iterator[dict[str, str]]:
    """Run the servers and give the environment that leads the product to them; stop and remove everything on leaving."""
    with private_servers(sqlite=sqlite) as (environment, _servers):
        yield environment


@contextmanager
def private_servers(*, sqlite: bool = False, durable: bool = False) -> Iterator[tuple[dict[str, str], dict[str, Server]]]:
    """The same, with the servers by name, to be stopped and started again. ``durable``: what was committed outlives a stop at once."""
    with ExitStack() as stack:
        top = Path(tempfile.mkdtemp(prefix="mentorship-", dir="/tmp"))
        stack.callback(shutil.rmtree, top, ignore_errors=True)
        top.chmod(0o711)  # the servers' own user passes through
        servers = {"redis": _redis(top / "redis")} | ({} if sqlite else {"postgresql": _postgresql(top / "pg", durable)})
        for server in servers.values():
            stack.callback(server.stop)
            server.start()
        if not sqlite:
            _own_database(top / "pg")
        database = f"sqlite:///{top / 'db.sqlite3'}" if sqlite else f"postgres://mentorship@/{top / 'pg'}/mentorship"
        yield _environment(top, database, f"unix://{top / 'redis' / 'redis.sock'}"), servers


def _environment(top: Path, database: str, redis: str) -> dict[str, str]:
    var = top / "var"
    for folder in ("media", "static", "mail", "beat"):
        (var / folder).mkdir(parents=True)
    return {
        "APP_ENV": "demo",
        "DATABASE_URL": database,
        "REDIS_URL": redis,
        "SECRET_KEY": "a key for tests, used nowhere else, and long enough for the checks",
        "VAR_DIR": str(var),
        "MEDIA_ROOT": str(var / "media"),
    }


def _postgresql(home: Path, durable: bool) -> Server:
    programs, account = _postgresql_programs(), _account("postgres")
    _folder(home, account)
    initdb = [programs / "initdb", "-D", home / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run(initdb, check=True, cwd=home, stdout=subprocess.DEVNULL, **account)
    command = [programs / "postgres", "-D", home / "data", "-k", home, *POSTGRESQL]
    command += ["-c", "synchronous_commit=on"] if durable else []
    return Server(command, home, account, signal.SIGINT, lambda: _connected(home) is not None)  # SIGINT: disconnect everybody and stop


def _own_database(home: Path) -> None:
    connection = _connected(home)
    assert connection
    with connection:
        connection.execute(ROLE)
        connection.execute("CREATE DATABASE mentorship OWNER mentorship")


def _redis(home: Path) -> Server:
    program, account = _program("redis-server", "redis-server"), _account("nobody")
    _folder(home, account)
    name = home / "redis.sock"
    command = [program, "--port", "0", "--unixsocket", name, "--dir", home, "--appendonly", "no", "--save", ""]
    command += ["--maxmemory-policy", "noeviction"]
    return Server(command, home, account, signal.SIGTERM, lambda: _listens(name))


def _listens(name: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(str(name)) == 0


def _connected(home: Path) -> psycopg.Connection | None:
    """Connected as the cluster's superuser, if it answers."""
    try:
        return psycopg.connect(host=str(home), user="postgres", dbname="postgres", autocommit=True)
    except psycopg.OperationalError:
        return None


def _wait(ready, home: Path, *, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > deadline:
            raise SystemExit(f"A test server did not start within {seconds:.0f} seconds. Its log says:\n{(home / 'log').read_text()[-2000:]}")
        time.sleep(0.02)


def _account(name: str) -> dict:
    """As root, the arguments of ``subprocess`` that drop to an ordinary account: PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return {}
    entry = pwd.getpwnam(name)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _folder(path: Path, account: dict) -> None:
    path.mkdir(mode=0o700)
    if account:
        os.chown(path, account["user"], account["group"])


def _postgresql_programs() -> Path:
    found = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    newest = max(found, key=lambda path: float(path.parent.name), default=None)
    if newest is None or float(newest.parent.name) < OLDEST_POSTGRESQL:
        raise Missing(f"The tests need PostgreSQL {OLDEST_POSTGRESQL} or later. Run .ci/bootstrap --tests, or apt-get install postgresql.")
    return newest


def _program(name: str, package: str) -> str:
    if path := shutil.which(name):
        return path
    raise Missing(f"The tests need {name}. Run .ci/bootstrap --tests, or apt-get install {package}.")


def _compile_once() -> None:
    """Where Python may not write beside the sources, each of our many processes would compile them all anew: 1.5 seconds for a ``manage.py``."""
    if sys.dont_write_bytecode:
        sys.dont_write_bytecode, sys.pycache_prefix = False, str(COMPILED)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(COMPILED)


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config):
    """Start the servers before pytest-django reads the settings; they live as long as pytest."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that a plain kill cleans up as well
    _compile_once()
    servers = private(sqlite=os.environ.get("TEST_DATABASE") == "sqlite")
    os.environ.update(servers.__enter__())
    # Playwright keeps an event loop in the main thread, where Django would then refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    early_config.add_cleanup(lambda: servers.__exit__(None, None, None))
    return (yield)
