"""``manage.py authorization``: an empty row for each new route. A person decides who may what; an empty row fails the suite."""

import csv

from django.core.management.base import BaseCommand

from mentorship import routes


class Command(BaseCommand):
    help = "Adds an empty row to docs/authorization.csv for each route that has none. Changes nothing else."
    requires_system_checks = ()

    def handle(self, **options):
        with routes.TABLE.open(newline="") as file:
            listed = [row["route"] for row in csv.DictReader(file)]
        new = [name for name in routes.routes() if not routes.covers(listed, name)]
        with routes.TABLE.open("a", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerows([name, method, "", "", ""] for name in new for method in ("GET", "POST"))
        self.stdout.write(f"{len(new)} new. " + " ".join(new) if new else "Every route has its rows.")
