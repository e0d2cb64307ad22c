"""Where to begin: what both sides at once needs, and what is not known."""

from __future__ import annotations

from commonground.methods.path import honeycomb


def test_unknown_is_never_a_pass() -> None:
    """Nothing known, all good, all bad; each tells what would open it."""
    nothing = honeycomb(guide=None, purpose=None, red=None, people=None)
    good = honeycomb(guide=2, purpose=2, red={"everything"}, people=999)
    bad = honeycomb(guide=1.5, purpose=1, red={"customers-first"}, people=1_000)
    assert {one.state for one in nothing} == {"unknown"}
    assert {one.state for one in good} == {"met"}
    assert {one.state for one in bad} == {"not met"}
    assert honeycomb(guide=3, purpose=3, red=(), people=0)[3].state == "not met"
    assert all(one.opens for one in nothing)
