"""``python -m bench``: start private servers, fill them, measure, print a table, write ``var/bench.json``."""

import importlib
import json
import os
import sys
from pathlib import Path

from tests.servers import private

OUT = Path("var/bench.json")


def main() -> int:
    with private() as environment:
        os.environ.update(environment, DJANGO_SETTINGS_MODULE="mentorship.settings")
        importlib.import_module("mentorship.wsgi")  # as gunicorn loads the product
        from bench import pages, paper, workbook

        rows = [*pages.measure(), *paper.measure(), *workbook.measure()]
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(rows, indent=1) + "\n")
    for row in rows:
        print(f"{'ok ' if row['ok'] else 'NOT'} {row['name']:58} {row['value']:>9} {row['unit']:12} target {row['target']}")
    return 0 if all(row["ok"] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
