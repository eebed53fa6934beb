"""The product's processes as an operator runs them, each in a session of its own. Only these are ever killed, by their own numbers."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CELERY = ("-m", "celery", "-A", "mentorship")
WORKER = (*CELERY, "worker", "--loglevel", "WARNING", "--without-gossip", "--without-mingle")
BEAT = (*CELERY, "beat", "--pidfile=", "--loglevel", "WARNING")


class Crew:
    """A context: whatever it started is gone when it is left."""

    def __init__(self, environment, folder):
        self.environment, self.folder, self.started = environment, Path(folder), []

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        for child in self.started:
            child.kill()

    def start(self, name, *arguments, **more):
        child = Child(name, arguments, {**os.environ, **self.environment, **more}, self.folder / f"{name}.log")
        self.started.append(child)
        return child

    def worker(self, processes=2):
        return self.start("worker", *WORKER, "--concurrency", str(processes))

    def beat(self, name="beat"):
        return self.start(name, *BEAT, "--schedule", str(self.folder / f"{name}-schedule"))

    def run(self, name, *arguments):
        """A command of the product, to its end."""
        return self.start(name, "manage.py", *arguments)


class Child:
    def __init__(self, name, arguments, environment, log):
        self.name, self.log = name, log
        with log.open("ab") as file:
            told = {"stdin": subprocess.DEVNULL, "stdout": file, "stderr": file, "start_new_session": True}
            self.process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=environment, **told)

    @property
    def pid(self):
        return self.process.pid

    def alive(self):
        return self.process.poll() is None

    def pool(self):
        """The numbers of its own children."""
        with suppress(OSError):
            return [int(pid) for pid in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()]
        return []

    def kill(self, *, alone=False):
        """At once, with its session; ``alone``: its pool is left to find out by itself.

        It is waited for only when all its session is gone: until then its number stays its own and cannot mean anybody else.
        """
        if self.process.returncode is None:
            if alone:
                self.process.kill()
            else:
                os.killpg(self.pid, signal.SIGKILL)
                self.process.wait()

    def wait(self, seconds):
        return self.process.wait(seconds)
