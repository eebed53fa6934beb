"""Fill the database: a synthetic world by the product's own command, and a million activities by SQL."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.db import connection

ACTIVITIES = """
INSERT INTO stages_activity (key, version, recorded_at, recorded_by_id, "on", on_precision, on_basis, programme_id, title, purpose, summary,
  social, place, zone, held_at, held_by_id, cancel_reason)
SELECT gen_random_uuid(), 1, now(), NULL, DATE '2015-01-01' + (n * 37 %% 4000)::int, 'day', 'recorded', p.programme_id, 'Call ' || n, '', '',
  '', '', 'UTC', now(), (SELECT min(id) FROM participants_user), ''
FROM participants_partnership p, generate_series(1, %s) n WHERE p.id > %s
"""
INVOLVEMENTS = """
INSERT INTO stages_involvement (activity_id, partnership_id)
SELECT a.id, p.id FROM (SELECT id, programme_id, row_number() OVER (PARTITION BY programme_id ORDER BY id) - 1 AS n FROM stages_activity
  WHERE id > %s) a
JOIN (SELECT id, programme_id, row_number() OVER (PARTITION BY programme_id ORDER BY id) - 1 AS n,
  count(*) OVER (PARTITION BY programme_id) AS of FROM participants_partnership WHERE id > %s) p
ON p.programme_id = a.programme_id AND a.n %% p.of = p.n
"""
PARTS = """
INSERT INTO stages_part (activity_id, number, title, day, minutes, instrument, delivery, led_by, closed, room, kinds, aims, tools)
SELECT id, 1, '', 1, 45, 'call', 'virtual', 'together', false, '', '[]', '[]', '' FROM stages_activity WHERE id > %s
"""

# Two cities are partners once in a programme: what would be there twice stays where it is.
MOVES = (
    """
UPDATE participants_partnership p SET programme_id = (SELECT min(id) FROM participants_programme)
WHERE NOT EXISTS (SELECT FROM participants_partnership o WHERE o.mentor_id = p.mentor_id AND o.mentee_id = p.mentee_id AND o.id < p.id)
""",
    """
UPDATE stages_standing s SET programme_id = p.programme_id FROM participants_partnership p
WHERE p.id = s.partnership_id AND p.programme_id <> s.programme_id
""",
    """
UPDATE stages_activity a SET programme_id = p.programme_id FROM stages_involvement i JOIN participants_partnership p ON p.id = i.partnership_id
WHERE i.activity_id = a.id AND p.programme_id <> a.programme_id
""",
)


def world(seed, size):
    """A world of ``size`` partnerships; gives what the command wrote: logins, roles, ids."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "world.json"
        call_command("demo_world", seed=seed, size=size, json=file, verbosity=0)
        return json.loads(file.read_text())


def largest(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")
        return cursor.fetchone()[0]


def grow(seed, size, per_partnership=100):
    """A world of ``size`` more partnerships in the first programme, each with so many held calls, written by the database itself."""
    known = largest("participants_partnership")
    told = world(seed, size)
    before = largest("stages_activity")
    with connection.cursor() as cursor:
        cursor.execute(ACTIVITIES, [per_partnership, known])
        cursor.execute(INVOLVEMENTS, [before, known])
        cursor.execute(PARTS, [before])
        for move in MOVES:
            cursor.execute(move)
    settle()
    return told


def settle():
    """Fresh statistics, as autovacuum would have them."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
