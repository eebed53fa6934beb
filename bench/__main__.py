"""``python -m bench [PART …]``: start private servers, fill them, measure, print a table, write ``var/bench.json``.

The paper is measured in the world that the pages have filled: name both, or neither.
"""

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
        from bench import pages, paper, reports, sweep, workbook

        parts = {"pages": pages, "paper": paper, "reports": reports, "workbook": workbook, "sweep": sweep}
        chosen = sys.argv[1:] or list(parts)
        rows = [row for name in chosen for row in parts[name].measure()]
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(rows, indent=1) + "\n")
    for row in rows:
        print(f"{'ok ' if row['ok'] else 'NOT'} {row['name']:58} {row['value']:>9} {row['unit']:12} target {row['target']}")
    return 0 if all(row["ok"] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
