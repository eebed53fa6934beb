"""The compose file: there may be no Docker where the tests run, so each service's very command runs on the private servers."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

import psycopg
import pytest
import yaml

from tests import product, servers

COMPOSE = yaml.safe_load((product.ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
PRODUCT = {"migrate", "web", "worker", "beat"}
SET = {"ALLOWED_HOSTS": "mentorship.example.org", "DEFAULT_FROM_EMAIL": "mentorship@example.org"}


def filled(text: str) -> str:
    """A text of the compose file with its ``${NAME:-default}`` filled in, and ``$$`` as the shell sees it."""
    text = re.sub(r"\$\{(\w+)(?::([-?])([^}]*))?\}", lambda match: SET.get(match[1]) or (match[3] if match[2] == "-" else ""), text)
    return text.replace("$$", "$")


@pytest.fixture(scope="module")
def stack(tmp_path_factory):
    """The services' environment as the compose file gives it, with our servers and folders in place of its own."""
    folder = tmp_path_factory.mktemp("compose")
    for name, text in {"secret_key": "k" * 60, "database_password": "p", "email_url": "smtp://localhost:1"}.items():
        (folder / name).write_text(text + "\n")
    for name in ("var/beat", "var/static", "media"):
        (folder / name).mkdir(parents=True)
    given = {name: filled(value) for name, value in SERVICES["web"]["environment"].items()}
    given = {name: value.replace("/run/secrets", str(folder)) for name, value in given.items()}
    places = {"VAR_DIR": str(folder / "var"), "MEDIA_ROOT": str(folder / "media"), "PORT": str(product.free_port())}
    with servers.private() as private:
        ours = {name: private[name] for name in ("DATABASE_URL", "REDIS_URL")}
        env = product.environment(HOSTNAME=socket.gethostname(), **{**given, **places, **ours})
        collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"]  # the image does this when it is built
        subprocess.run(collect, cwd=product.ROOT, env=env, check=True)
        subprocess.run(SERVICES["migrate"]["command"], cwd=product.ROOT, env=env, check=True, stdout=subprocess.DEVNULL)
        yield env


@pytest.fixture(scope="module")
def web(stack):
    with service("web", stack) as process:
        yield process


@pytest.fixture(scope="module")
def worker(stack):
    with service("worker", stack) as process:
        yield process


def service(name: str, env: dict[str, str]):
    return product.running(SERVICES[name]["command"], Path(env["VAR_DIR"]) / f"{name}.log", env)


def healthy(name: str, env: dict[str, str]) -> bool:
    """What the service's own health check says."""
    kind, *test = SERVICES[name]["healthcheck"]["test"]
    command = ["sh", "-c", filled(test[0])] if kind == "CMD-SHELL" else test
    return subprocess.run(command, cwd=product.ROOT, env=env, capture_output=True, timeout=30).returncode == 0


def answer(env: dict[str, str], path: str) -> int:
    headers = {"Host": SET["ALLOWED_HOSTS"], "X-Forwarded-Proto": "https"}
    request = urllib.request.Request(f"http://127.0.0.1:{env['PORT']}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status
    except HTTPError as error:
        return error.code


def sweep(env: dict[str, str]) -> None:
    subprocess.run([sys.executable, "manage.py", "run_due"], cwd=product.ROOT, env=env, check=True, capture_output=True, timeout=60)


def last_sweep(env: dict[str, str]) -> object:
    home = env["DATABASE_URL"].removeprefix("postgres://mentorship@/").removesuffix("/mentorship")
    with psycopg.connect(host=home, user="mentorship", dbname="mentorship") as connection:
        return connection.execute("SELECT max(ended_at) FROM stages_sweep").fetchone()


def test_web_serves_and_says_that_it_is_well(web, stack):
    product.wait_for(lambda: healthy("web", stack), "web")
    sweep(stack)
    assert {path: answer(stack, path) for path in ("/healthz", "/readyz")} == {"/healthz": 200, "/readyz": 200}


def test_the_worker_is_well_and_takes_a_task(worker, stack):
    product.wait_for(lambda: healthy("worker", stack), "worker")
    before = last_sweep(stack)
    call = ["celery", "-A", "mentorship", "call", "stages.tasks.sweep"]
    subprocess.run(call, cwd=product.ROOT, env=stack, check=True, capture_output=True, timeout=60)
    product.wait_for(lambda: last_sweep(stack) != before, "the sweep")


def test_beat_is_well(stack):
    with service("beat", stack) as process:
        product.wait_for(lambda: healthy("beat", stack), "beat")
        time.sleep(1)
        assert process.poll() is None


def test_the_database_is_made_with_an_ordinary_role(tmp_path):
    (tmp_path / "password").write_text("a secret with ' in it\n")
    script = product.ROOT / "docker/make-role.sh"
    with servers.private() as private:
        home = str(Path(private["VAR_DIR"]).parent / "pg")
        with psycopg.connect(host=home, user="postgres", dbname="postgres", autocommit=True) as connection:
            connection.execute("DROP DATABASE mentorship")
            connection.execute("DROP ROLE mentorship")
            env = {**os.environ, "PGHOST": home, "DATABASE_PASSWORD_FILE": str(tmp_path / "password")}
            subprocess.run([script], env=env, check=True, stdout=subprocess.DEVNULL)
            role = connection.execute("SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = 'mentorship'")
            owner = connection.execute("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'mentorship'")
            assert (role.fetchone(), owner.fetchone()) == ((False, False, False, False), ("mentorship",))


def test_redis_keeps_its_queue_and_throws_nothing_away(tmp_path):
    socket_file = tmp_path / "redis.sock"
    command = [*SERVICES["redis"]["command"], "--port", "0", "--unixsocket", str(socket_file), "--dir", str(tmp_path)]
    with product.running(command, tmp_path / "log", os.environ):
        product.wait_for(socket_file.exists, "redis")
        asked = subprocess.run(["redis-cli", "-s", socket_file, "config", "get", "*a*"], capture_output=True, text=True, check=True).stdout
        settings = dict(zip(*[iter(asked.splitlines())] * 2, strict=True))
        assert (settings["appendonly"], settings["maxmemory-policy"]) == ("yes", "noeviction")
        _, program, *words = SERVICES["redis"]["healthcheck"]["test"]
        assert subprocess.run([program, "-s", socket_file, *words], capture_output=True, text=True).stdout == "PONG\n"


def test_nothing_is_published_but_web():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["web"]
    assert {name for name, service in SERVICES.items() if service["networks"] == ["inside"]} == {"postgres", "redis"}
    assert COMPOSE["networks"]["inside"] == {"internal": True}


def test_every_service_that_stays_has_a_health_check():
    assert {name for name, service in SERVICES.items() if "healthcheck" not in service} == {"migrate"}


def test_secrets_are_files_and_never_in_the_environment():
    assert all(set(secret) == {"file"} for secret in COMPOSE["secrets"].values())
    for service in SERVICES.values():
        names = service.get("environment", {})
        assert {name for name in names if re.search("SECRET|PASSWORD|EMAIL_URL", name)} == {name for name in names if name.endswith("_FILE")}
        assert set(service.get("secrets", [])) <= set(COMPOSE["secrets"])


def test_what_must_last_is_in_a_volume():
    mounted = {volume.split(":")[0] for service in SERVICES.values() for volume in service.get("volumes", [])}
    assert {name for name in mounted if not name.startswith(".")} == set(COMPOSE["volumes"]) == {"erased", "media", "postgres", "redis"}


def test_the_product_runs_without_privileges():
    for name in PRODUCT:
        assert (SERVICES[name]["read_only"], SERVICES[name]["cap_drop"]) == (True, ["ALL"])
    image = (product.ROOT / "Dockerfile").read_text()
    _, _, last_stage = image.split("\nFROM ")
    assert "\nUSER mentorship\n" in last_stage
    assert "uv" not in last_stage.split()


def test_the_procfile_starts_what_the_compose_file_starts():
    lines = dict(line.split(": ", 1) for line in (product.ROOT / "Procfile").read_text().splitlines())
    assert set(lines) == {"web", "worker", "beat"}
    for name, line in lines.items():
        assert SERVICES[name]["command"][: len(line.split())] == line.split()
