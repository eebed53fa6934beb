"""The house keeps its shape: imports run one way, and files and functions stay small."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("participants", "stages", "reports", "mentorship")  # each may import itself and what stands before it
SHARED = ("stages.models", "stages.catalogue", "stages.facts")  # what any slice of stages may import


def sources(*folders: str) -> list[Path]:
    """Our Python files, without migrations."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts)


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(text: str) -> Iterator[str]:
    """Every name a source imports, inside functions too: ``from a import b`` gives ``a`` and ``a.b``."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield ("." * node.level) + (node.module or "")
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


def faults(name: str, text: str) -> list[str]:
    """The imports of a module that the rules of the house refuse."""
    layer, *rest = name.split(".")
    above = LAYERS[LAYERS.index(layer) + 1 :]
    slice_ = f"stages.{rest[0]}" if layer == "stages" and len(rest) > 1 else None
    return [imported for imported in imports(text) if refused(imported, name, above, slice_)]


def refused(imported: str, name: str, above: tuple[str, ...], slice_: str | None) -> bool:
    is_models = name.endswith(".models") and name.count(".") > 1
    return (
        within(imported, *above)
        or imported.startswith(".")
        or within(imported, "django.dispatch", "django.db.models.signals", "django.core.signals", "django.contrib.auth.signals")
        or (slice_ is not None and within(imported, "stages") and imported != "stages" and not within(imported, slice_, *SHARED))
        or (is_models and (within(imported, "celery", "stages.models", "stages.tasks", "reports.tasks") or imported.endswith(".tasks")))
    )


@pytest.mark.parametrize("path", sources(*LAYERS), ids=module)
def test_imports_run_one_way(path):
    assert faults(module(path), path.read_text()) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("participants.access", "from stages.models import Journey"),
        ("stages.journey.views", "import reports.snapshots"),
        ("reports.views", "def late():\n    from mentorship import settings"),
        ("stages.journey.gate", "from stages.activities.models import Activity"),
        ("stages.journey.gate", "from stages import activities"),
        ("stages.journey.models", "from stages.models import Activity"),
        ("stages.journey.models", "from stages.tasks import sweep"),
        ("participants.people.models", "from django.db.models.signals import post_save"),
        ("participants.people.models", "from django.dispatch import receiver"),
        ("participants.people.views", "from .models import User"),
    ],
)
def test_a_planted_import_is_found(name, text):
    assert faults(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("stages.journey.views", "from stages.journey import gate\nfrom stages import catalogue\nfrom participants.access import fetch"),
        ("stages.models", "from stages.journey.models import Journey"),
        ("mentorship.urls", "from reports import views"),
        ("stages.journey.models", "from django.db import models"),
    ],
)
def test_a_good_import_is_let_through(name, text):
    assert faults(name, text) == []


def test_the_catalogue_needs_the_standard_library_alone():
    names = {name.split(".")[0] for name in imports((ROOT / "stages/catalogue.py").read_text())}
    assert names <= set(sys.stdlib_module_names)


def test_no_file_is_a_drawer_for_odds_and_ends():
    drawers = {"utils", "util", "helpers", "services", "common", "misc"}
    assert [path for path in sources(*LAYERS) if path.stem in drawers] == []


def lengths(paths: list[Path]) -> dict[str, int]:
    """Lines of each file that holds code."""
    return {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in paths if path.read_text().strip()}


def functions(paths: list[Path]) -> dict[str, int]:
    """Lines of each function, from ``def`` to its end."""
    return {
        f"{path.relative_to(ROOT)}:{node.name}:{node.lineno}": node.end_lineno - node.lineno + 1
        for path in paths
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def longer(sizes: dict[str, int], most: int) -> dict[str, int]:
    return {name: size for name, size in sizes.items() if size > most}


def test_files_are_short():
    assert longer(lengths(sources(*LAYERS, "tests", "bench")), 300) == {}
    assert median(lengths(sources(*LAYERS)).values()) <= 70


def test_functions_are_short():
    assert longer(functions(sources(*LAYERS, "tests", "bench")), 50) == {}
    assert median(functions(sources(*LAYERS)).values()) <= 8


def test_views_fetch_do_and_answer():
    views = functions([path for path in sources(*LAYERS) if path.stem == "views" or "views" in path.parts])
    assert median(views.values()) <= 12
