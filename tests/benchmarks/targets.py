"""The room's figures beside what they should reach."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import report

Measured = dict[str, Any]


def room(results: Measured) -> list[str]:
    """The room benchmark of Common Ground beside what it should reach."""
    rows = [row for name, get in _ROOM.items() if name in results for row in get(results[name])]
    return report.table(["Common Ground's room", "measured", "target"], rows) if rows else []


def _burst(m: Measured) -> list[list[str]]:
    people = f"{m['people']:.0f} people join within one second"
    return [
        [f"{people}: the first ten", _seconds(m["first_ten"]), "≤ 5 s"],
        [f"{people}: all", _seconds(m["all"]), "≤ 20 s"],
        [f"{people}: refused", f"{m['refused']:.0f}", "0"],
        ["server CPU of one such join", f"{m['cpu_per_join']:.2f} s", ""],
    ]


def _hands(m: Measured) -> list[list[str]]:
    def line(label: str, times: Measured, target: str) -> list[str]:
        found = f"p50 {1000 * times['p50']:.0f} ms, p95 {1000 * times['p95']:.0f} ms"
        return [f"{label}, {m['people']:.0f} people", found, target]

    return [
        line("hand to every other page", m["quiet"], "p95 ≤ 150 ms"),
        line("the same during a burst of joins", m["burst"], "p95 ≤ 500 ms"),
        ["the whole room in memory, by person", f"{m['memory']:.1f} MB", ""],
    ]


def _writes(label: str) -> Callable[[Measured], list[list[str]]]:
    def rows(m: Measured) -> list[list[str]]:
        found = f"{m['per_second']:,.0f} a second, {m['busy']:.0f} busy, {m['refused']:.0f} refused"
        return [[f"saved writes, {m['writers']:.0f} writers, {label}", found, "≥ 1,000, 0 busy"]]

    return rows


def _history(m: Measured) -> list[list[str]]:
    label = f"a session with {m['contributions']:,.0f} contributions ÷ an empty one"
    return [
        [f"{label}: opens", f"{m['ratio']:.2f} ({_seconds(m['full'])})", "≤ 1.2"],
        [f"{label}: the desk opens", f"{m['desk_ratio']:.2f}", ""],
        ["reading that session once, after a start", f"{m['reading']:.2f} s", ""],
    ]


def _seconds(value: float | None) -> str:
    return "not all came in" if value is None else f"{value:.2f} s"


_ROOM: dict[str, Callable[[Measured], list[list[str]]]] = {
    "burst": _burst,
    "hands": _hands,
    "writes_in_process": _writes("the hub on a file"),
    "writes_over_kernels": _writes("through pages and kernels"),
    "history": _history,
}
