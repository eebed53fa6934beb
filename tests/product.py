"""The product as a user runs it: processes of their own, on a free port, with data in a directory of their own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What the tests' own settings must not hand on to a product that stands by itself.
OURS = ("APP_ENV", "DATABASE_URL", "MEDIA_ROOT", "PORT", "REDIS_URL", "SECRET_KEY", "SECRET_KEY_FILE", "VAR_DIR", "DJANGO_ALLOW_ASYNC_UNSAFE")


def environment(**settings: str) -> dict[str, str]:
    """The machine's environment without the tests' settings, and our programs before all others."""
    rest = {name: value for name, value in os.environ.items() if name not in OURS}
    return {**rest, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "PYTHONUNBUFFERED": "1", **settings}


def manage(*arguments: str, **settings: str) -> subprocess.CompletedProcess:
    """Run ``manage.py`` as a user would; what it said is in ``stdout`` and ``stderr``."""
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment(**settings), capture_output=True, text=True, timeout=120)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(ready: Callable[[], bool], what: str, *, seconds: float = 60) -> None:
    """Return when it is so; fail with ``what`` when it is not in time."""
    deadline = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < deadline, f"{what}: not within {seconds:.0f} seconds"
        time.sleep(0.1)


@contextmanager
def running(command: list[str], log: Path, env: Mapping[str, str]) -> Iterator[subprocess.Popen]:
    """A program in a session of its own, its words in ``log``; stopped gently at the end, and then for good."""
    with log.open("wb") as file:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=file, stderr=file, start_new_session=True)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@contextmanager
def demonstration(folder: Path, **settings: str) -> Iterator[tuple[str, subprocess.Popen]]:
    """``manage.py demo`` with its data in ``folder``: its address and its process."""
    port, log = free_port(), folder / "log"
    folder.mkdir(exist_ok=True)
    env = environment(APP_ENV="demo", PORT=str(port), VAR_DIR=str(folder / "var"), **settings)

    def up() -> bool:
        assert process.poll() is None, log.read_text()
        return "The demonstration runs at" in log.read_text()

    with running([sys.executable, "manage.py", "demo"], log, env) as process:
        wait_for(up, "the demonstration", seconds=180)
        yield f"http://localhost:{port}", process


def processes_with(text: str) -> list[str]:
    """The command lines of the machine's living processes whose environment holds a text, such as a directory of ours."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if text.encode() in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue  # it ended meanwhile, or is not ours to look into
    return found
