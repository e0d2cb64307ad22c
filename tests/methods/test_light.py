"""What is slow to import is imported by who calculates: not by the server, not by an activity."""

from __future__ import annotations

import subprocess
import sys

SLOW = (
    *("altair", "duckdb", "icalendar", "krippendorff"),
    *("networkx", "scipy", "statsmodels", "vl_convert"),
)
LIGHT = (
    *("activities", "server.application"),
    *("methods.agreement", "methods.network", "methods.sampling", "methods.stakeholders"),
    *("methods.hotspots", "methods.readiness", "methods.review"),
    *("methods.indicators", "methods.plan"),
)


def test_importing_is_light() -> None:
    """In a fresh interpreter, none of the slow ones comes along."""
    wanted = ", ".join(f"commonground.{name}" for name in LIGHT)
    code = f"import sys, {wanted}; print(*sorted({{*{SLOW!r}}} & sys.modules.keys()))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.strip()) == (0, ""), run.stderr


def test_a_list_is_summarised_without_pandas() -> None:
    """The hub summarises lists at each reveal, and never pays for tables."""
    code = (
        "import sys; from commonground.methods.agreement import summarise; "
        "assert summarise([1, 5] * 3, (1, 5)).band == 'two camps'; "
        "print(*{'numpy', 'pandas'} & sys.modules.keys())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.strip()) == (0, ""), run.stderr
