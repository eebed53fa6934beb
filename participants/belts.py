"""The second belt on PostgreSQL: row-level security, forced on the owner too (design: fail closed). SQLite has none.

A migration of a guarded model adds ``belt(table, ...)``. The texts below are the words that a policy may use.
"""

from django.db.migrations.operations import RunPython

READER = "NULLIF(current_setting('app.reader', true), '')::bigint"
DOOR = "COALESCE(current_setting('app.door', true), '')"
TODAY = "COALESCE(NULLIF(current_setting('app.today', true), '')::date, CURRENT_DATE)"

# The same question as participants/partnerships/safe_space.py asks; a test compares their answers.
WORDS = f"""
CREATE OR REPLACE FUNCTION app_reader() RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT {READER} $$;
CREATE OR REPLACE FUNCTION app_door() RETURNS text LANGUAGE sql STABLE AS $$ SELECT {DOOR} $$;
CREATE OR REPLACE FUNCTION app_today() RETURNS date LANGUAGE sql STABLE AS $$ SELECT {TODAY} $$;
CREATE OR REPLACE FUNCTION app_sits_in(space bigint, written timestamptz, for_later boolean) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM participants_membership m
    JOIN participants_practitioner p ON p.id = m.practitioner_id
    JOIN participants_user u ON u.id = p.user_id
    JOIN participants_partnership s ON s.id = m.partnership_id
    WHERE u.id = app_reader() AND u.is_active AND NOT u.is_staff AND NOT u.is_superuser
      AND m.partnership_id = space AND m.admitted_at IS NOT NULL AND (for_later OR m.admitted_at <= written)
      AND m.role IN ('lead facilitator', 'lead planner', 'facilitator', 'planner', 'support facilitator')
      AND m.since <= app_today() AND (m.until IS NULL OR m.until > app_today())
      AND NOT EXISTS (
        SELECT FROM participants_role r
        WHERE r.practitioner_id = p.id AND r.programme_id = s.programme_id
          AND r.since <= app_today() AND (r.until IS NULL OR r.until > app_today()))
      AND NOT EXISTS (
        SELECT FROM participants_membership o JOIN participants_partnership t ON t.id = o.partnership_id
        WHERE o.practitioner_id = p.id AND t.programme_id = s.programme_id AND o.role IN ('broker', 'association')
          AND o.since <= app_today() AND (o.until IS NULL OR o.until > app_today())))
$$;
"""


def words() -> RunPython:
    """The functions that policies use."""
    return _on_postgresql(WORDS, "DROP FUNCTION app_sits_in; DROP FUNCTION app_today; DROP FUNCTION app_door; DROP FUNCTION app_reader;")


def belt(table: str, *, author: str, read: str = "false", doors: tuple[str, ...] = ("export_person", "erase_person", "backup")) -> RunPython:
    """Rows of ``table`` are read by their author, by whom ``read`` names, and behind ``doors``; written by their author and behind doors.

    ``author`` is the column of the user whose row it is, or a condition in brackets.
    """
    own = author if author.startswith("(") else f"({author} = app_reader())"
    through = f"app_door() IN ({', '.join(repr(name) for name in doors)})"
    there = f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY reading ON {table} FOR SELECT USING ({own} OR ({read}) OR {through});
CREATE POLICY writing ON {table} FOR INSERT WITH CHECK ({own} OR {through});
CREATE POLICY changing ON {table} FOR UPDATE USING ({own} OR {through}) WITH CHECK ({own} OR {through});
CREATE POLICY deleting ON {table} FOR DELETE USING ({own} OR {through});
"""
    policies = "".join(f"DROP POLICY {name} ON {table};\n" for name in ("reading", "writing", "changing", "deleting"))
    return _on_postgresql(there, f"{policies}ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;\nALTER TABLE {table} DISABLE ROW LEVEL SECURITY;")


def _on_postgresql(there: str, back: str) -> RunPython:
    def run(sql):
        def execute(apps, schema_editor):
            if schema_editor.connection.vendor == "postgresql":
                schema_editor.execute(sql, params=None)

        return execute

    return RunPython(run(there), run(back))
