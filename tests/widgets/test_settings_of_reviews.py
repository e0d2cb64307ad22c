"""Settings of estimates, value and results: a slip in a cell is told in that cell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from commonground_widgets import Setting, estimates, results, value


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        (lambda: estimates(kind="guess"), "it is either 'point' or 'range'"),
        (lambda: estimates(each="How much?"), "it needs {item}"),
        (lambda: estimates(["A", "a"]), "each needs a name of its own"),
        (lambda: value([], ["Hours"]), "there are no benefits"),
        (lambda: value(["Time"], []), "there are no costs"),
        (lambda: results(focus="value"), "it is 'prediction'"),
        (lambda: results(change="soon"), "write a day as 2026-11-02"),
        (lambda: results(cards=[{"name": "A"}], series=[{"measure": "A", "points": [{}]}]), "read"),
    ],
)
def test_slips(setting: Callable[[], Setting], says: str) -> None:
    """Each with what was wrong."""
    with pytest.raises(ValueError, match=says):
        setting()


def test_value_asks_for_the_part_that_may_be_claimed() -> None:
    """Unless the cell leaves it out."""
    parts = [one["part"] for one in value(["Time"], ["Hours"]).options["items"]]
    assert parts == ["benefit", "cost", "attribution"]
    assert len(value(["Time"], ["Hours"], claimed="").options["items"]) == 2
