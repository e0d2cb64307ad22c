"""What starts quickly because of what it does not import."""

import subprocess
import sys

import pytest

LOADED = "print(*sorted({{*{names!r}}} & {{one for one, module in sys.modules.items() if module}}))"


@pytest.mark.parametrize(
    ("module", "without"),
    [
        ("commonground.cli", ["altair", "jsonschema", "nbformat", "numpy", "pandas", "voila"]),
        ("commonground.server.application", ["altair", "pandas", "rfc3987_syntax", "vl_convert"]),
    ],
)
def test_what_is_not_imported(module: str, without: list[str]) -> None:
    """No command waits for the server's libraries; no server for what draws, which others do."""
    code = f"import sys, {module}; {LOADED.format(names=without)}"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "\n"


def test_notebooks_keep_what_they_have() -> None:
    """In other people's processes every import works as before."""
    code = "import commonground.workshops, commonground_widgets; import rfc3987_syntax"
    subprocess.run([sys.executable, "-c", code], check=True)
