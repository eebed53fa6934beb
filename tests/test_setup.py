"""Setting up, starting and stopping: nothing is left behind, and what is missing is said in one sentence."""

import os
import signal
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from mentorship import preflight
from mentorship.processes import Processes, Stopped
from tests import product, servers


def only_sentence(result):
    """The one line that a failed command wrote."""
    assert result.returncode == 1
    (line,) = result.stderr.strip().splitlines()
    return line


def test_a_taken_port_is_said_with_another_to_take(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        line = only_sentence(product.manage("demo", APP_ENV="demo", PORT=str(port), VAR_DIR=str(tmp_path)))
    assert line == f"CommandError: Port {port} cannot be had (Address already in use): choose another one with PORT, such as PORT={port + 1}."


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"DATABASE_URL": "nonsense"}, "Settings: DATABASE_URL must begin with postgres:// or sqlite:///."),
        (
            {"DATABASE_URL": "postgres://a:b@host:port/x"},
            "Settings: DATABASE_URL is not an address. Write postgres://user:password@host/name or sqlite:////path.",
        ),
        ({"PORT": "eight"}, "Settings: PORT must be a whole number, such as 8000."),
        ({"PORT": "70000"}, "CommandError: PORT is 70000, but ports go from 1 to 65535."),
        ({"MEDIA_ROOT": "/proc/x"}, "CommandError: /proc/x cannot be made (No such file or directory): set MEDIA_ROOT to another directory."),
    ],
)
def test_a_wrong_setting_is_said_in_one_sentence(tmp_path, settings, sentence):
    assert only_sentence(product.manage("demo", **{"APP_ENV": "demo", "VAR_DIR": str(tmp_path), **settings})) == sentence


def test_a_directory_that_cannot_be_written_to_is_said_in_one_sentence():
    line = only_sentence(product.manage("demo", APP_ENV="demo", VAR_DIR="/dev/null"))
    assert line.endswith("give this user the right to, or set VAR_DIR to another directory.")


def test_a_database_that_does_not_answer_is_said_without_the_password(tmp_path):
    url = "postgres://someone:hidden@127.0.0.1:1/nowhere"
    line = only_sentence(product.manage("demo", APP_ENV="demo", VAR_DIR=str(tmp_path), DATABASE_URL=url))
    assert line.endswith("check DATABASE_URL and that the server runs.")
    assert "hidden" not in line


def test_a_missing_pango_is_said_with_the_packages_to_install(monkeypatch):
    monkeypatch.setattr(preflight, "PANGO", ("libnothing.so.0",))
    with pytest.raises(preflight.Unready, match=r"libnothing\.so\.0 is missing.*apt-get install libpango-1\.0-0"):
        preflight.pango()
    (message,) = preflight.surroundings(None)
    assert message.id == "mentorship.pango"


def test_production_does_not_start_without_a_key():
    assert "Set SECRET_KEY" in only_sentence(product.manage("check"))


def test_the_demonstration_does_not_start_by_accident(tmp_path):
    settings = {"SECRET_KEY": "x" * 60, "ALLOWED_HOSTS": "example.org", "VAR_DIR": str(tmp_path)}
    assert "Set APP_ENV=demo" in only_sentence(product.manage("demo", **settings))


SLEEP = [sys.executable, "-c", "import subprocess, time; subprocess.Popen(['sleep', '300']); time.sleep(300)"]


def test_processes_end_with_their_children(tmp_path):
    mark = {"MARK": str(tmp_path)}
    with Processes(timeout=5) as processes:
        processes.start("One", SLEEP, tmp_path, {**os.environ, **mark})
        processes.wait(until=lambda: len(product.processes_with(str(tmp_path))) == 2)
    assert product.processes_with(str(tmp_path)) == []


def test_when_one_process_ends_all_end(tmp_path):
    with pytest.raises(preflight.Unready, match="Two ended"), Processes(timeout=5) as processes:
        processes.start("One", SLEEP, tmp_path, {**os.environ, "MARK": str(tmp_path)})
        processes.start("Two", ["false"], tmp_path, os.environ)
        processes.wait()
    assert product.processes_with(str(tmp_path)) == []


def test_an_errand_that_ended_stops_nobody(tmp_path):
    with Processes(timeout=5) as processes:
        processes.start("One", SLEEP, tmp_path, os.environ)
        processes.send("Errand", ["false"], tmp_path, os.environ)
        errand = processes.running[-1][1]
        assert errand.wait(10) == 1
        processes.wait(until=iter([False, True]).__next__)
        assert processes.running[0][1].poll() is None


def test_a_signal_stops_the_processes(tmp_path):
    with pytest.raises(Stopped), Processes(timeout=5) as processes:
        processes.start("One", SLEEP, tmp_path, {**os.environ, "MARK": str(tmp_path)})
        os.kill(os.getpid(), signal.SIGTERM)
        processes.wait()
    assert product.processes_with(str(tmp_path)) == []


def test_the_lock_names_the_public_index_alone():
    lock = tomllib.loads((product.ROOT / "uv.lock").read_text())
    sources = {str(package["source"]) for package in lock["package"]}
    assert sources == {"{'virtual': '.'}", "{'registry': 'https://pypi.org/simple'}"}
    files = [file["url"] for package in lock["package"] for file in (*package.get("wheels", []), package.get("sdist", {})) if file]
    assert {url.split("/")[2] for url in files} == {"files.pythonhosted.org"}


def test_the_test_servers_listen_nowhere_but_in_their_directory_and_vanish():
    with servers.private() as environment:
        top = Path(environment["VAR_DIR"]).parent
        assert sorted(path.name for path in top.rglob("*") if path.is_socket()) == [".s.PGSQL.5432", "redis.sock"]
    assert not top.exists()


def test_a_missing_program_is_named_with_its_package(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(servers.Missing, match=r"The tests need redis-server\. Run \.ci/bootstrap --tests"):
        servers._program("redis-server", "redis-server")


def test_an_ordinary_user_is_told_the_one_apt_line(tmp_path):
    for name, line in {"id": "echo 1000", "sudo": "exit 1"}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{line}\n")
        (tmp_path / name).chmod(0o755)
    env = product.environment(PATH=f"{tmp_path}:{os.environ['PATH']}", CHROMIUM="/nowhere/chromium")
    result = subprocess.run([product.ROOT / ".ci/bootstrap", "--tests"], env=env, capture_output=True, text=True)
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1] == "  sudo apt-get install --no-install-recommends chromium"
