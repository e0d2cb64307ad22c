"""However large a file is, it is read in pieces."""

from __future__ import annotations

from pathlib import Path

import pytest

from .large import cost, tickets

MB = 1024 * 1024


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """Twelve times as many rows need little more; how far it is, is told."""
    peaks, told = [], 0
    for size in (1 * MB, 12 * MB):
        rows = tickets(tmp_path / "tickets.csv", size)
        found = cost(tmp_path / "tickets.csv", tmp_path)
        assert found.rows == rows
        assert found.done[0] == found.done[1] >= size
        peaks.append(found.peak)
        told = found.told
    assert told > 2
    assert peaks[1] - peaks[0] < 100 * MB, peaks


@pytest.mark.places
def test_200_mb_within_one_gb(tmp_path: Path) -> None:
    """The size that was promised."""
    rows = tickets(tmp_path / "tickets.csv", 200 * MB)
    found = cost(tmp_path / "tickets.csv", tmp_path)
    print(f"{found.peak / MB:.0f} MB at most, {found.seconds:.0f} s")  # noqa: T201  # it is kept
    assert found.rows == rows
    assert found.peak < 1024 * MB
