"""What is imported is declared, what is declared is locked, and the lock is Binder's list."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

OURS = {"commonground", "commonground_widgets", "tests"}
# Declared though we may not import them: what a facilitator edits a workshop in, what its cells
# may count on to look at their own data, and what is named for its version.
NOT_IMPORTED = {"jupyterlab", "altair", "pandas", "nbconvert", "jupyter-server"}


def normalised(name: str) -> str:
    """The one spelling of a distribution's name (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def names(requirements: list[str]) -> set[str]:
    """The distributions that requirements name."""
    return {normalised(re.split(r"[^\w.-]", line)[0]) for line in requirements}


# Read in a process of its own: Python 3.11 fails to parse now and then while threads of other
# tests are about.
IMPORTED = """
import ast, sys
for name in sys.stdin.read().splitlines():
    for node in ast.walk(ast.parse(open(name, encoding="utf-8").read())):
        if isinstance(node, ast.Import):
            print(*(alias.name.partition(".")[0] for alias in node.names), sep=chr(10))
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            print(node.module.partition(".")[0])
"""


def imported(files: Iterable[Path]) -> set[str]:
    """The top-level packages that modules import."""
    run = subprocess.run(
        [sys.executable, "-c", IMPORTED],
        input="\n".join(map(str, files)),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stdout.split())


def pins(text: str) -> dict[str, set[str]]:
    """The versions that a lock holds of each distribution."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", text, flags=re.MULTILINE):
        found.setdefault(normalised(name), set()).add(version)
    return found


def used(files: Iterable[Path]) -> set[str]:
    """The distributions that modules import from; a package that none offers stands for itself."""
    packages = imported(files) - sys.stdlib_module_names
    offered = metadata.packages_distributions()
    return {normalised(offered.get(name, [name])[0]) for name in packages - OURS}


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    """The table of pyproject.toml that says what the project is."""
    table: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    return table


@pytest.fixture(scope="module")
def declared(project: dict[str, Any]) -> set[str]:
    """The runtime dependencies."""
    return names(project["dependencies"])


def test_what_is_imported_is_declared(root: Path, declared: set[str]) -> None:
    """No module leans on a package that only comes along with another, and none comes in vain."""
    found = used(
        [*root.glob("toolkit/**/*.py"), *root.glob("widgets/commonground_widgets/**/*.py")]
    )
    assert found - declared == set()
    assert declared - found - NOT_IMPORTED == set()


def test_what_tests_import_is_declared(
    root: Path, project: dict[str, Any], declared: set[str]
) -> None:
    """The same for the tests, but for what runs in environments of its own.

    These are the programs that the benchmarks compare us with, and the configuration of a hub.
    """
    extra = names(project["optional-dependencies"]["test"])
    benchmarks = root / "tests" / "benchmarks"
    files = set(root.glob("tests/**/*.py")) - {root / "tests" / "places" / "hub_config.py"}
    assert (
        used(file for file in files if benchmarks not in file.parents) - declared - extra == set()
    )


def test_the_locks_hold_what_is_declared(root: Path, declared: set[str]) -> None:
    """Each dependency is pinned, with hashes, and the tests run with the same versions."""
    runtime, tests = (
        pins((root / name).read_text()) for name in ("requirements.lock", "requirements-test.lock")
    )
    assert declared - runtime.keys() == set()
    assert {name: tests.get(name) for name in runtime} == runtime


def test_each_pin_has_a_hash(root: Path) -> None:
    """Pip can check every file that it fetches."""
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (root / name).read_text()
        assert re.findall(r"^[\w.-]+==.*[^\\]$", text, flags=re.MULTILINE) == []


def test_binder_installs_the_lock(root: Path) -> None:
    """Binder's list is the lock itself, and holds pins only: it is read before the sources are."""
    binder = (root / "binder" / "requirements.txt").read_text()
    assert binder == (root / "requirements.lock").read_text()
    kinds = {line[:1] for line in binder.splitlines() if not re.match(r"[a-z0-9]", line)}
    assert kinds <= {"#", " "}
