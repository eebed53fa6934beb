"""``make demo``: load the documented case, then serve everything until Ctrl-C. The reports of the case are published meanwhile."""

import os
import sys
import urllib.error
import urllib.request

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections, transaction

from mentorship import preflight
from mentorship.demo import in_words
from mentorship.processes import Processes, Stopped
from participants.models import Programme

FOLDERS = ("mail", "static", "beat", "queue/tasks", "queue/control")
CELERY = ("-m", "celery", "-A", "mentorship")


class Command(BaseCommand):
    help = "Loads the documented case and serves everything: web server, Celery worker, beat. Ctrl-C stops it."
    requires_system_checks = ()

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("The demonstration lets anybody sign in. Set APP_ENV=demo if that is what you want, or run make demo.")
        try:
            with Processes(timeout=15) as processes:
                self.prepare()
                self.start(processes)
                self.stdout.write(self.welcome())
                processes.wait()
        except preflight.Unready as unready:
            raise CommandError(str(unready)) from unready
        except Stopped:
            self.stdout.write("Stopped.")

    def prepare(self):
        """Folders, tables, static files and, the first time, the documented case."""
        for name in FOLDERS:
            preflight.folder(settings.VAR / name, "VAR_DIR")
        preflight.folder(settings.MEDIA_ROOT, "MEDIA_ROOT")
        preflight.port(settings.PORT)
        preflight.pango()
        preflight.database()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        if not Programme.objects.exists():
            self.stdout.write("Loading the documented case.")
            with transaction.atomic():
                call_command("load_case", verbosity=0)
        connections.close_all()

    def start(self, processes):
        environment = {**os.environ, "APP_ENV": "demo"}
        python = sys.executable
        here = settings.BASE_DIR
        processes.start(
            "The web server", [python, "-m", "gunicorn", "--bind", f"127.0.0.1:{settings.PORT}", "--log-level", "warning"], here, environment
        )
        processes.start("The worker", [python, *CELERY, "worker", "--concurrency", "1", "--loglevel", "WARNING"], here, environment)
        processes.start("Beat", [python, *CELERY, "beat", "--pidfile=", "--loglevel", "WARNING"], here, environment)
        processes.wait(until=answers)
        processes.send("The press", [python, "manage.py", "publish_case"], here, environment)

    def welcome(self):
        address = f"http://localhost:{settings.PORT}"
        return f"\nThe demonstration runs at {address}\n\n{in_words()}\n\nCtrl-C stops it. What you enter stays until make demo-reset.\n"


def answers() -> bool:
    """The web server is up."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{settings.PORT}/healthz", timeout=2) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False
