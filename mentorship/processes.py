"""Child processes that live and die together: when one ends that should run on, or we are told to stop, all end."""

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from mentorship.preflight import Unready

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(Exception):
    """Somebody asked us to stop: Ctrl-C, a plain kill, or the terminal was closed."""


class Processes:
    """A context: ``start`` some, ``wait`` for the end; leaving it leaves no process behind."""

    def __init__(self, *, timeout: float):
        """``timeout``: seconds that each may take to finish what it is doing."""
        self.timeout = timeout
        self.running: list[tuple[str, subprocess.Popen]] = []
        self.errands: set[str] = set()
        self.asked = threading.Event()
        self.before: dict[signal.Signals, object] = {}

    def __enter__(self):
        for number in SIGNALS:
            self.before[number] = signal.signal(number, self._ask)
        return self

    def __exit__(self, *problem):
        self.stop()
        for number, handler in self.before.items():
            signal.signal(number, handler)

    def _ask(self, *_):
        self.asked.set()
        if not self.running:
            raise Stopped

    def start(self, name: str, command: list[str], folder: Path, environment: Mapping[str, str]) -> None:
        """In a session of its own, so that Ctrl-C reaches it through us; the kernel stops it should we be killed."""
        leash = ["setpriv", "--pdeathsig", "TERM", "--"] if shutil.which("setpriv") else []
        process = subprocess.Popen([*leash, *command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)
        self.running.append((name, process))

    def send(self, name: str, *command) -> None:
        """Start one that ends by itself when its work is done, however that went: the others run on."""
        self.errands.add(name)
        self.start(name, *command)

    def wait(self, until: Callable[[], bool] = lambda: False) -> None:
        """Return when ``until`` holds. Raises ``Stopped`` when asked to stop, ``Unready`` when a process has ended."""
        while not until():
            if self.asked.wait(0.3):
                raise Stopped
            for name, process in self.running:
                if process.poll() is not None and name not in self.errands:
                    raise Unready(f"{name} ended (exit code {process.returncode}), so everything was stopped; its last lines are above.")

    def stop(self) -> None:
        """Let each finish what it is doing, then end whatever is left of its session."""
        for _, process in self.running:
            process.terminate()
        deadline = time.monotonic() + self.timeout
        for _, process in self.running:
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0.0, deadline - time.monotonic()))
            _end(process)
            process.wait()
        self.running.clear()


def _end(process: subprocess.Popen) -> None:
    """Kill what is left of its session, and give the kernel a moment to clear it away."""
    for _ in range(100):
        process.poll()
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
        time.sleep(0.02)
