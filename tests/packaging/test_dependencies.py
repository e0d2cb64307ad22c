"""What is imported is declared, what is declared is locked, and the lock is Binder's list."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

OURS = {"commonground", "commonground_widgets"}
# Declared though we may not import them: what a facilitator edits a workshop in, what its cells
# may count on to look at their own data, and what is named for its version.
NOT_IMPORTED = {"jupyterlab", "altair", "pandas", "nbconvert"}


def normalised(name: str) -> str:
    """The one spelling of a distribution's name (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(file: Path) -> Iterator[str]:
    """The top-level packages that a module imports."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def pins(text: str) -> dict[str, set[str]]:
    """The versions that a lock holds of each distribution."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", text, flags=re.MULTILINE):
        found.setdefault(normalised(name), set()).add(version)
    return found


@pytest.fixture(scope="module")
def declared(root: Path) -> set[str]:
    """The runtime dependencies of pyproject.toml."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {normalised(re.split(r"[^\w.-]", line)[0]) for line in project["dependencies"]}


def test_what_is_imported_is_declared(root: Path, declared: set[str]) -> None:
    """No module leans on a package that only comes along with another."""
    files = [*root.glob("toolkit/**/*.py"), *root.glob("widgets/commonground_widgets/**/*.py")]
    packages = {name for file in files for name in imported(file)} - OURS - sys.stdlib_module_names
    distributions = metadata.packages_distributions()
    used = {normalised(distributions[name][0]) for name in packages if name in distributions}
    assert {name for name in packages if name not in distributions} == set()
    assert used - declared == set()
    assert declared - used - NOT_IMPORTED == set()


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
