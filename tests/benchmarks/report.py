"""The results as a table for people, and the same figures as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import Any

Measured = dict[str, Any]
Cell = Callable[[Measured], str]

NAMES = {
    "commonground": "Common Ground",
    "voila": "stock Voila",
    "panel": "Panel",
    "solara": "Solara",
    "streamlit": "Streamlit",
}


def of_passes(passes: Sequence[Measured]) -> Measured:
    """The median of each figure over the rounds; a list of times is one figure."""
    found: Measured = {}
    for name, value in passes[0].items():
        values = [one[name] for one in passes]
        if isinstance(value, dict):
            found[name] = of_passes(values)
        elif isinstance(value, list):
            found[name] = median(number for numbers in values for number in numbers)
        else:
            found[name] = median(values)
    return found


def quantile(values: Iterable[float], share: float) -> float:
    """The value that so large a share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


_APP_ROWS: list[tuple[str, Cell]] = [
    ("first visit, bytes on the wire", lambda m: _kilobytes(m["first"]["bytes"])),
    ("first visit, requests", lambda m: f"{m['first']['requests']:.0f}"),
    ("later visit, bytes on the wire", lambda m: _kilobytes(m["later"]["bytes"])),
    ("later visit, requests", lambda m: f"{m['later']['requests']:.0f}"),
    ("websocket, inflated, first visit", lambda m: _kilobytes(m["first"]["frames"])),
    ("asks other hosts for", lambda m: f"{m['first']['elsewhere']:.0f}"),
    ("cold, until the button is there", lambda m: f"{m['drawn']:.2f} s"),
    ("cold, until a click leads to a card", lambda m: f"{m['clickable']:.2f} s"),
    ("server CPU per join", lambda m: f"{m['cpu']:.2f} s"),
    ("server CPU of an open page that rests", lambda m: f"{m['idle']:.1%}"),
    ("memory per participant (PSS)", lambda m: f"{m['memory']:.1f} MB"),
    ("memory with one page", lambda m: f"{m['memory_alone']:.0f} MB"),
]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return ["| " + " | ".join(line) + " |" for line in lines]


def apps(results: Measured) -> list[str]:
    """The five forms side by side, and Common Ground's figures as shares of the others'."""
    names = [name for name in NAMES if name in results]
    rows = [[label, *(cell(results[name]) for name in names)] for label, cell in _APP_ROWS]
    lines = table(["", *(NAMES[name] for name in names)], rows)
    if ours := results.get("commonground"):
        door = ours["first_with_join"]
        through_the_door = (
            f"Common Ground with the join page before it: {_kilobytes(door['bytes'])} in "
            f"{door['requests']:.0f} requests, {ours['clickable_with_join']:.2f} s until the card."
        )
        lines += [
            "",
            through_the_door,
            "",
            *_ratios(results, [name for name in names if name != "commonground"]),
        ]
    return lines


def _ratios(results: Measured, peers: Sequence[str]) -> list[str]:
    figures: dict[str, Callable[[Measured], float]] = {
        "first visit, bytes": lambda m: m["first"]["bytes"],
        "cold, until a click leads to a card": lambda m: m["clickable"],
        "server CPU per join": lambda m: m["cpu"],
        "memory per participant": lambda m: m["memory"],
    }
    rows = [
        [label, *(_ratio(get(results["commonground"]), get(results[peer])) for peer in peers)]
        for label, get in figures.items()
    ]
    return table(["Common Ground ÷", *(NAMES[peer] for peer in peers)], rows) if peers else []


def _ratio(ours: float, theirs: float) -> str:
    return f"{ours / theirs:.2f}" if theirs > 0 else "–"


def _kilobytes(count: float) -> str:
    return f"{count / 1000:,.0f} kB"
