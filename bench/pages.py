"""CPU of the main pages as ratios to a bare view, and their growth with the world."""

import gzip
import statistics
import time

from django.core.management import call_command
from django.test import Client, override_settings

from bench import cloud, fill, signals
from bench.row import row
from participants.models import User

LISTS, DETAILS, GROWTH = 4.0, 5.0, 1.5
TIMES = 25


def cpu(client, url):
    """CPU seconds of one request, database client included."""
    begun = time.process_time()
    answer = client.get(url)
    spent = time.process_time() - begun
    assert answer.status_code == 200, (url, answer.status_code)
    return spent


def ratio(client, url):
    """How many times the CPU of the bare view; the two take turns, so that a busy machine slows both. Median after a warm-up."""
    pairs = [(cpu(client, url), cpu(client, "/bare/")) for _ in range(TIMES)][2:]
    ours, bare = zip(*pairs, strict=True)
    return statistics.median(ours) / statistics.median(bare)


def wall(client, url):
    """Median seconds as a reader waits, database included: what growth is measured by."""
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        client.get(url)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken[2:])


def signed_in(told, role):
    client = Client(HTTP_HOST="localhost")
    wanted = next(user for user in told["users"] if user["role"] == role)
    client.force_login(User.objects.get(email=wanted["email"]), backend="participants.accounts.Backend")
    return client


def addresses(told):
    first = told["partnerships"][0]
    pk = first["id"] if isinstance(first, dict) else first
    return {
        "the home page": ("/", DETAILS),
        "the partnership list": ("/partnerships/", LISTS),
        "a partnership page": (f"/partnerships/{pk}/", DETAILS),
        "the gate page": (f"/partnerships/{pk}/gate/", DETAILS),
        "a stage of the portfolio": ("/portfolio/courtship/", LISTS),
        "the log form": (f"/log/new/?partnership={pk}", DETAILS),
        "the log": ("/log/", LISTS),
    }


def deep(client, url):
    """The address of a page a hundred pages on, by following the links."""
    for _ in range(100):
        page = client.get(url).content.decode()
        if "?after=" not in page:
            return url
        token = page.rpartition("after=")[2].split('"')[0]
        url = f"{url.split('?')[0]}?after={token}"
    return url


STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


def measure():
    """Rows of the table, one by one."""
    call_command("migrate", verbosity=0)
    with override_settings(ROOT_URLCONF="bench.bare", STORAGES=STORAGES):
        yield from compared()


def compared():
    small = fill.grow(1, 100)
    client = signed_in(small, "manager")
    for name, (url, target) in addresses(small).items():
        yield row(f"CPU of {name}", ratio(client, url), "x bare view", target)
        yield row(f"bytes of {name}, compressed", len(gzip.compress(client.get(url).content)) / 1024, "KiB", 14)
    before = {name: wall(client, url) for name, (url, _) in addresses(small).items()}
    deep_url = deep(client, "/log/")
    before["a deep page of the log"] = wall(client, deep_url)
    for seed, (more, number) in enumerate(((900, "1,000"), (9_000, "10,000")), start=2):
        fill.grow(seed, more)
        for name, (url, _) in addresses(small).items():
            yield row(f"growth of {name}, 100 to {number} partnerships", wall(client, url) / before[name], "x", GROWTH)
    yield row("growth of a deep page of the log, to 1,000,000 activities", wall(client, deep_url) / before["a deep page of the log"], "x", GROWTH)
    yield from signals.measure()
    yield from cloud.measure(Client(HTTP_HOST="localhost"))
