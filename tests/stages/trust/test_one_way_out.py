"""Published figures leave the database through one function, and raw answers through none (design: trust figures)."""

import ast

import pytest

from tests.test_layers import LAYERS, ROOT, imports, module, sources

MAY = {
    "Published": {"stages.models", "stages.trust.closing", "stages.trust.figures"},
    "Rating": {"stages.models", "stages.trust.closing", "stages.trust.own", "mentorship.case.pulsing"},
    "Response": {"stages.models", "stages.trust.own", "mentorship.case.pulsing"},
}


def users_of(name):
    """The modules that import it, or reach for it as an attribute."""
    found = set()
    for path in sources(*LAYERS):
        text = path.read_text()
        reached = {node.attr for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute)}
        if name in reached or any(each.rpartition(".")[2] == name for each in imports(text)):
            found.add(module(path))
    return found


FIGURES = "stages.trust.figures"


@pytest.mark.parametrize("name", MAY)
def test_it_is_named_where_it_must_be_and_nowhere_else(name):
    assert users_of(name) == MAY[name]


def test_no_report_signal_or_list_asks_for_the_figures():
    asking = {module(path): set(imports(path.read_text())) for path in sources(*LAYERS)}
    named = {name: {each for each in found if each.startswith("stages.trust.figures.")} for name, found in asking.items() if FIGURES in found}
    assert set(named) == {"stages.trust.views", "mentorship.people"}
    assert named["mentorship.people"] == {"stages.trust.figures.may_read"}  # whether to link to them


def test_the_tables_of_the_pulse_are_named_in_no_other_source_than_its_migration():
    tables = ("stages_published", "stages_rating", "stages_response")
    named = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("*/**/*.py") if any(table in path.read_text() for table in tables)}
    here = "tests/stages/trust/"
    assert {name for name in named if not name.startswith(here) and ".venv" not in name} == {"stages/migrations/0006_trust.py"}
