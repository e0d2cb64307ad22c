"""What the checkout holds, and what it never says."""

import re
from pathlib import Path

import pytest

TOP = {
    ".ci",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "binder",
    "data",
    "docs",
    "pyproject.toml",
    "requirements-test.lock",
    "requirements.lock",
    "tests",
    "toolkit",
    "widgets",
    "workshops",
}
# Written in pieces, so that this file does not hold what it looks for.
REGISTRIES = re.compile(
    "|".join(
        re.escape(".".join(parts))
        for parts in [
            ("pypi", "org"),
            ("files", "pythonhosted", "org"),
            ("registry", "npmjs", "org"),
            ("registry", "yarnpkg", "com"),
        ]
    )
)
PLACES = re.compile(
    r"(?<![\w.~-])(?:/(?:root|work)/|/(?:home|Users)/\w+/|[A-Z]:\\Users\\\w|file:///\w)"
)


def lines_with(pattern: re.Pattern[str], root: Path, sources: list[str]) -> list[str]:
    """Where `pattern` occurs, as file:line."""
    return [
        f"{name}:{number}"
        for name in sources
        for number, line in enumerate(
            (root / name).read_text(encoding="utf-8", errors="replace").splitlines(), start=1
        )
        if pattern.search(line)
    ]


def test_the_top_level_stays_short(sources: list[str]) -> None:
    """A newcomer meets only names that mean something at the top."""
    assert {name.partition("/")[0] for name in sources} <= TOP


@pytest.mark.parametrize("pattern", [REGISTRIES, PLACES], ids=["registries", "places"])
def test_no_address_of_one_machine(
    pattern: re.Pattern[str], root: Path, sources: list[str]
) -> None:
    """Nothing names a package registry or a folder of the machine it was written on."""
    assert lines_with(pattern, root, sources) == []


def test_the_checkout_itself_is_not_named(root: Path, sources: list[str]) -> None:
    """No file holds the path of this very checkout."""
    assert lines_with(re.compile(re.escape(f"{root}/")), root, sources) == []
