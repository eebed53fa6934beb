"""Reading the environment. Each mistake gets one sentence that says what to do."""

import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured


def secret_key(env: environ.Env, var: Path, *, demo: bool) -> str:
    """The key from ``SECRET_KEY`` or ``SECRET_KEY_FILE``; the demonstration makes one and keeps it beside its data."""
    if name := env.str("SECRET_KEY_FILE", default=""):
        try:
            return Path(name).read_text().strip()
        except OSError as error:
            raise ImproperlyConfigured(f"SECRET_KEY_FILE names {name}, which cannot be read ({error.strerror}).") from error
    if key := env.str("SECRET_KEY", default=""):
        return key
    if demo:
        kept = var / "secret-key"
        if not kept.exists():
            var.mkdir(parents=True, exist_ok=True)
            kept.touch(mode=0o600)
            kept.write_text("demonstration-" + secrets.token_urlsafe(48))
        return kept.read_text()
    raise ImproperlyConfigured("Set SECRET_KEY or SECRET_KEY_FILE to a long random text, or APP_ENV=demo to try the product.")


def database(env: environ.Env, var: Path) -> dict[str, object]:
    """``DATABASE_URL`` as Django's settings: PostgreSQL in production, SQLite (WAL, IMMEDIATE) as the embedded default."""
    try:
        config = env.db_url("DATABASE_URL", default=f"sqlite:///{var / 'db.sqlite3'}")
    except (ValueError, KeyError, environ.ImproperlyConfigured) as error:
        raise ImproperlyConfigured("DATABASE_URL is not an address. Write postgres://user:password@host/name or sqlite:////path.") from error
    engine = config.get("ENGINE", "")
    if "sqlite" in engine:
        config["OPTIONS"] = {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    elif "postgresql" in engine:
        config["CONN_MAX_AGE"] = 600
        config["CONN_HEALTH_CHECKS"] = True
        if file := env.str("DATABASE_PASSWORD_FILE", default=""):
            config["PASSWORD"] = Path(file).read_text().strip()
    else:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgres:// or sqlite:///.")
    return config
