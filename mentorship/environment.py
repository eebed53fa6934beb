"""Reading the environment. Each mistake gets one sentence that says what to do."""

import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured


def secret(env: environ.Env, name: str, default: str = "") -> str:
    """``NAME``, or what stands in the file that ``NAME_FILE`` names: containers hand secrets over as files."""
    file = env.str(f"{name}_FILE", default="")
    if not file:
        return env.str(name, default=default)
    try:
        return Path(file).read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE names {file}, which cannot be read ({error.strerror}).") from error


def number(env: environ.Env, name: str, default: int) -> int:
    """A whole number; an empty variable counts as not set."""
    text = env.str(name, default="") or str(default)
    if not text.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, such as {default}.")
    return int(text)


def secret_key(env: environ.Env, var: Path, *, demo: bool) -> str:
    """The key from ``SECRET_KEY`` or ``SECRET_KEY_FILE``; the demonstration makes one and keeps it beside its data."""
    if key := secret(env, "SECRET_KEY"):
        return key
    if demo:
        return _kept_key(var / "secret-key")
    raise ImproperlyConfigured("Set SECRET_KEY or SECRET_KEY_FILE to a long random text, or APP_ENV=demo to try the product.")


def _kept_key(file: Path) -> str:
    try:
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch(mode=0o600)
            file.write_text("demonstration-" + secrets.token_urlsafe(48))
        return file.read_text()
    except OSError as error:
        advice = "give this user the right to, or set VAR_DIR to another directory"
        raise ImproperlyConfigured(f"{file.parent} cannot be written to ({error.strerror}): {advice}.") from error


def database(env: environ.Env, var: Path) -> dict[str, object]:
    """``DATABASE_URL`` as Django's settings: PostgreSQL in production, SQLite (WAL, IMMEDIATE) as the embedded default."""
    url = env.str("DATABASE_URL", default="") or f"sqlite:///{var / 'db.sqlite3'}"
    if not url.startswith(("postgres://", "postgresql://", "sqlite:///")):
        raise ImproperlyConfigured("DATABASE_URL must begin with postgres:// or sqlite:///.")
    try:
        config = env.db_url_config(url)
    except (ValueError, KeyError, environ.ImproperlyConfigured) as error:
        raise ImproperlyConfigured("DATABASE_URL is not an address. Write postgres://user:password@host/name or sqlite:////path.") from error
    if "sqlite" in config["ENGINE"]:
        config["OPTIONS"] = {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        config["CONN_MAX_AGE"] = 600
        config["CONN_HEALTH_CHECKS"] = True
        config["PASSWORD"] = secret(env, "DATABASE_PASSWORD", default=config["PASSWORD"])
    return config
