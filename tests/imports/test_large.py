"""However large a file is, it is read in pieces."""

from __future__ import annotations

from pathlib import Path

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
