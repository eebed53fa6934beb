"""What goes wrong, one thing after another; after each, everything is out within five minutes, once."""

import os
import signal
import time
from contextlib import suppress

import redis
from django.conf import settings
from django.utils import timezone

from bench.faults.web import Web

HOURS = 72


def killed_workers(stage):
    """kill -9 of the worker while it works, with its pool or without."""
    times = 2 if stage.short else 20
    made = stage.batch("worker", 500, 50)
    made.freeze()
    stage.nudge()
    at_work = 0
    for number in range(times):
        at_work += stage.at_work(made)
        time.sleep(stage.luck.uniform(0, 0.2 if stage.short else 2))
        stage.worker.kill(alone=bool(number % 2))
        if number < times - 1:
            stage.again()
            stage.nudge()
    for each in stage.crew.started:
        if each.name == "worker":
            each.kill()
    stage.note(f"{times} workers killed, {at_work} of them at work; {made.done()[0]} reminders and {made.done()[1]} papers were out by then")
    stage.recover("worker killed -9", made, deaths=times, back=stage.again)


def killed_pools(stage):
    """kill -9 of the pool's children: the worker finds out and starts others."""
    times = 1 if stage.short else 6
    made = stage.batch("pool", 100, 8)
    made.freeze()
    stage.nudge()
    deaths = 0
    for _ in range(times):
        stage.at_work(made)
        for pid in stage.worker.pool():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                deaths += 1
        time.sleep(0.5)
    stage.note(f"{deaths} children of the pool killed; the worker {'lives' if stage.worker.alive() else 'died'}")
    stage.recover("pool children killed -9", made, deaths=deaths, back=stage.nudge)


def redis_killed(stage):
    """The queue dies with all it holds, is away, and comes back empty; the web answers meanwhile."""
    made = stage.batch("redis", 100, 8)
    made.freeze(None if stage.short else 4)
    stage.nudge()
    stage.at_work(made)
    stage.servers["redis"].stop(signal.SIGKILL)
    made.freeze()
    if not stage.short:
        with Web(stage, made) as web:
            stage.note(web.answers())
        time.sleep(5)
    stage.servers["redis"].start()
    stage.recover("Redis killed -9 and restarted", made)


def redis_emptied(stage):
    made = stage.batch("emptied", 100, 8)
    made.freeze()
    client = redis.Redis.from_url(settings.REDIS_URL)
    for _ in range(1 if stage.short else 5):
        stage.nudge()
        client.flushall()
        time.sleep(0.5)
    stage.recover("Redis emptied", made)


def database_stopped(stage):
    """PostgreSQL stops at once, as in a power cut, and comes back."""
    made = stage.batch("database", 100, 8)
    made.freeze()
    stage.nudge()
    stops = 1 if stage.short else 3
    for _ in range(stops):
        stage.at_work(made)
        stage.servers["postgresql"].stop(signal.SIGQUIT)
        time.sleep(0.2 if stage.short else 3)
        stage.servers["postgresql"].start()
        stage.until(lambda: made.done() is not None, 20)
    stage.recover("PostgreSQL stopped at once and restarted", made, deaths=2 * stops)


def two_beats(stage):
    second = stage.crew.beat("second-beat")
    made = stage.batch("beats", 100, 4)
    made.freeze()
    stage.recover("two beats at once", made)
    second.kill()


def mail_away(stage):
    """The mail server is gone, then comes back and takes nothing for a while."""
    made = stage.batch("mail", 60, 0)
    stage.post.close()
    stage.nudge()
    time.sleep(1 if stage.short else 8)
    stage.post.open()
    stage.post.server.busy = "450 try again later"
    stage.nudge()
    time.sleep(2 if stage.short else 8)
    stage.post.server.busy = ""
    stage.recover("mail server away, then refusing", made, deaths=0)


def beat_away(stage):
    """Nobody woke anybody for three days: the time is moved, and two sweeps by hand begin at once."""
    if stage.beat:
        stage.beat.kill()
    stage.worker.kill()
    made = stage.batch("away", 100, 4, due=1)
    made.freeze()
    then = (timezone.now() + timezone.timedelta(hours=HOURS)).isoformat()
    both = [stage.crew.run("run-due", "run_due", "--now", then) for _ in range(1 if stage.short else 2)]
    codes = [each.wait(180) for each in both]
    stage.note(f"run_due ended with {codes}")
    stage.recover(f"beat away for {HOURS} hours", made)
