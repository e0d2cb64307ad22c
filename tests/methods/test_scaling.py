"""The scale gate: unknown never passes, and each suggestion has its reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.methods.problems import Unsuitable
from commonground.methods.scaling import COUNTERS, CRITERIA, LONG_ENOUGH, SIGNALS, HotSpot, gate
from commonground.methods.settings import Scaling

ASKED = [name for name in CRITERIA if name not in {SIGNALS, LONG_ENOUGH}]
MET = dict.fromkeys(ASKED, True)
BOTH = [HotSpot("Rework", 1), HotSpot("Complaints", 1)]
MOVED = st.lists(st.sampled_from([1, 0, -1, None]), max_size=3)


def test_all_nine() -> None:
    """Only then one step is suggested; each one missing is enough to wait."""
    full = gate(BOTH, MET, 12, (40, 40))
    assert (full.suggestion, full.open) == ("scale one step", ())
    assert list(full.verdicts) == list(CRITERIA)
    for name in ASKED:
        less = gate(BOTH, MET | {name: None}, 12, (40, 40))
        assert (less.open, less.suggestion) == ((name,), "sustain")
        assert less.reason.endswith(CRITERIA[name][1:] + ".")


@pytest.mark.parametrize(
    ("weeks", "people", "verdict"),
    [
        (12, (40, 40), "pass"),
        (11.9, (40, 40), "fail"),
        (20, (39, 40), "fail"),
        (20, None, "unknown"),
        (None, (40, 40), "unknown"),
        (3, None, "fail"),
    ],
)
def test_how_long(weeks: float | None, people: tuple[int, int] | None, verdict: str) -> None:
    """Twelve weeks and the people that were planned; one of them missing already fails."""
    assert gate(BOTH, MET, weeks, people).verdicts[LONG_ENOUGH] == verdict


@pytest.mark.parametrize(
    ("moved", "verdict"),
    [
        ([1, 1], "pass"),
        ([1, 0, 1], "pass"),
        ([1, None], "unknown"),
        ([1, 0], "fail"),
        ([0, 0, None], "fail"),
        ([], "unknown"),
    ],
)
def test_how_many_moved(moved: list[int | None], verdict: str) -> None:
    """Two are needed; what nobody has measured may still be one."""
    spots = [HotSpot(str(place), one) for place, one in enumerate(moved)]
    assert gate(spots, MET).verdicts[SIGNALS] == verdict


def test_suggestions() -> None:
    """Against it everywhere: stop. A price paid elsewhere, or too little moved: adapt."""
    against = [HotSpot("a", -1), HotSpot("b", -1)]
    assert gate(against, MET, 12, (1, 1)).suggestion == "stop"
    assert gate(BOTH, MET | {COUNTERS: False}, 12, (1, 1)).suggestion == "adapt"
    assert gate([HotSpot("a", 1), HotSpot("b", 0)], MET, 12, (1, 1)).suggestion == "adapt"
    assert gate(BOTH, {}, settings=Scaling(signals=3)).verdicts[SIGNALS] == "fail"


@given(MOVED, st.dictionaries(st.sampled_from(ASKED), st.sampled_from([True, False, None])))
def test_knowing_less_never_scales(moved: list[int | None], shown: dict[str, bool | None]) -> None:
    """Scaling is suggested only with nine passes; nothing at all is never a pass."""
    spots = [HotSpot(str(place), one) for place, one in enumerate(moved)]
    found = gate(spots, shown, 12, (1, 1))
    assert (found.suggestion == "scale one step") == (set(found.verdicts.values()) == {"pass"})
    assert set(gate([], {}).verdicts.values()) == {"unknown"}


def test_what_cannot_be_said() -> None:
    """A sentence with what can."""
    with pytest.raises(Unsuitable, match="Say it of signals, counter-metrics"):
        gate(BOTH, {"enthusiasm": True})


def test_what_was_measured_counts_before_what_is_said() -> None:
    """Evidence that a room brings fills what nobody has measured, and nothing else."""
    said = {SIGNALS: True, LONG_ENOUGH: True}
    assert {gate([], said).verdicts[name] for name in said} == {"pass"}
    measured = gate([HotSpot("a", 0), HotSpot("b", 0)], said, weeks=3)
    assert {measured.verdicts[name] for name in said} == {"fail"}
