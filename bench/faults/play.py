"""The scenes of one world, in order."""

import os
import traceback
from pathlib import Path

from django.core.management import call_command
from django.db import connections

from bench.faults import scenes
from bench.faults.count import Post
from bench.faults.crew import Crew
from bench.faults.stage import Stage

LONG = {
    "postgresql": (
        scenes.killed_workers,
        scenes.killed_pools,
        scenes.redis_killed,
        scenes.redis_emptied,
        scenes.database_stopped,
        scenes.mail_away,
        scenes.two_beats,
        scenes.beat_away,
    ),
    "sqlite": (scenes.killed_workers, scenes.killed_pools, scenes.mail_away, scenes.two_beats, scenes.beat_away),
}
SHORT = {
    "postgresql": (scenes.killed_workers, scenes.redis_killed, scenes.database_stopped, scenes.beat_away),
    "sqlite": (scenes.killed_workers, scenes.killed_pools, scenes.beat_away),
}


def play(options, servers, folder):
    prepare(short=options.short)
    chosen = (SHORT if options.short else LONG)[options.world]
    chosen = [each for each in chosen if not options.only or each.__name__ == options.only]
    post = Post()
    post.open()
    os.environ["EMAIL_URL"] = post.server.url
    try:
        with Crew({}, folder) as crew:
            stage = Stage("PostgreSQL and Redis" if servers else "SQLite without Redis", crew, servers, post, short=options.short)
            stage.begin()
            for scene in chosen:
                perform(stage, scene)
            if stage.failed:
                show(folder)
    finally:
        post.close()
        connections.close_all()
    return stage.passed, stage.failed


def prepare(*, short):
    call_command("migrate", verbosity=0)
    if not short:
        call_command("collectstatic", verbosity=0, interactive=False)
    connections.close_all()


def perform(stage, scene):
    """One that breaks off failed, and keeps no other from being played."""
    try:
        scene(stage)
    except Exception:
        stage.failed += 1
        print(f"NOT {stage.name}: {scene.__name__} broke off:\n{traceback.format_exc()}", flush=True)


def show(folder):
    """The last words of each process."""
    for log in sorted(Path(folder).glob("*.log")):
        print(f"--- {log.name}\n" + "\n".join(log.read_text(errors="replace").splitlines()[-15:]), flush=True)
