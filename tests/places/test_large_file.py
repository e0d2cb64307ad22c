"""The size of a file that was promised: 200 MB within 1 GB of memory, with progress all the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.imports.large import cost, tickets

MB = 1024 * 1024


@pytest.mark.places
def test_200_mb_within_one_gb(tmp_path: Path) -> None:
    """Every row of it is counted."""
    rows = tickets(tmp_path / "tickets.csv", 200 * MB)
    found = cost(tmp_path / "tickets.csv", tmp_path)
    print(f"{found.peak / MB:.0f} MB at most, {found.seconds:.0f} s")  # noqa: T201  # it is kept
    assert found.rows == rows
    assert found.told > 50
    assert found.peak < 1024 * MB
