"""Runs the benchmark: all apps in turn, round after round, then the room; writes the results.

Nothing here asserts a time. A machine that is busy otherwise gives worse figures; its load is
written down beside them.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Coroutine
from pathlib import Path
from statistics import median
from typing import Any

from httpx import HTTPError
from playwright.async_api import Error as BrowserError
from tornado.websocket import WebSocketError

from . import environments, history, report, room, servers, visits, writes
from .record import write

APPS = ("commonground", *servers.PEERS)
Measured = dict[str, Any]
Work = Callable[[Path], Coroutine[Any, Any, Measured]]


def main() -> None:
    """Measure what was asked for."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended before the end"))  # servers end too
    asked = _arguments()
    peers = [name for name in asked.only if name in servers.PEERS]
    for peer in peers:
        environments.program(peer, "python")
    loads = [os.getloadavg()[0]]
    with tempfile.TemporaryDirectory(prefix="commonground-bench-") as folder:
        apps = _apps(asked, Path(folder), loads)
        found = _room(asked, Path(folder), loads) if "room" in asked.only else {}
    versions = {peer: environments.version(peer, peer) for peer in peers}
    how = {"rounds": asked.rounds, "quick": asked.quick, "loads": loads, "pages": _pages(asked)}
    sys.stdout.write(write(apps, found, versions, how, asked.output))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, choices=range(1, 21), metavar="N")
    parser.add_argument("--quick", action="store_true", help="one round with fewer people")
    parser.add_argument("--only", nargs="+", choices=[*APPS, "room"], default=[*APPS, "room"])
    parser.add_argument("--output", type=Path, default=Path(__file__).parent / "results")
    asked = parser.parse_args()
    if asked.quick:
        asked.rounds = 1
    return asked


def _pages(asked: argparse.Namespace) -> int:
    return 3 if asked.quick else 6


def _apps(asked: argparse.Namespace, folder: Path, loads: list[float]) -> Measured:
    """Every app once in each round; who begins changes, so that nobody always comes last."""
    names = [name for name in APPS if name in asked.only]
    passes: dict[str, list[Measured]] = {name: [] for name in names}
    for turn in range(asked.rounds):
        first = turn % max(1, len(names))
        for name in names[first:] + names[:first]:
            work = visits.one_pass(name, folder / f"{name}-{turn}", _pages(asked))
            passes[name] += _do(f"{name}, round {turn + 1}", work)
        loads.append(os.getloadavg()[0])
    return {
        name: report.of_passes(each) | {"rounds": each} for name, each in passes.items() if each
    }


def _room(asked: argparse.Namespace, folder: Path, loads: list[float]) -> Measured:
    """The parts of the room, each with a server of its own, round after round."""
    people, burst, seconds = (12, 8, 2.0) if asked.quick else (60, 40, 5.0)
    parts: dict[str, Work] = {
        "burst": lambda there: room.bursts(there, burst),
        "hands": lambda there: room.hands(there, people, 10 if asked.quick else 30, burst),
        "writes_in_process": lambda there: writes.in_process(there, people, seconds),
        "writes_over_kernels": lambda there: writes.over_kernels(there, people, seconds),
        "history": lambda there: history.opens(there, 1000 if asked.quick else 10_000, 7),
    }
    passes: dict[str, list[Measured]] = {name: [] for name in parts}
    for turn in range(asked.rounds):
        for name, work in parts.items():
            there = folder / f"{name}-{turn}"
            there.mkdir()
            passes[name] += _do(f"{name}, round {turn + 1}", work(there))
        loads.append(os.getloadavg()[0])
    return {name: _together(each) for name, each in passes.items() if each}


def _together(passes: list[Measured]) -> Measured:
    """Times of all rounds as one list; the median of everything else; None if one is missing."""
    found: Measured = {}
    for name, value in passes[0].items():
        values = [one[name] for one in passes]
        if isinstance(value, list):
            found[name] = [number for numbers in values for number in numbers]
        elif isinstance(value, dict):
            found[name] = _together(values)
        else:
            found[name] = None if None in values else median(values)
    return found


def _do(label: str, work: Coroutine[Any, Any, Measured]) -> list[Measured]:
    """What was measured; nothing when it failed, which is told and must not cost the others."""
    sys.stderr.write(f"{label} ...\n")
    try:
        return [asyncio.run(work)]
    except (AssertionError, OSError, RuntimeError, BrowserError, HTTPError, WebSocketError):
        sys.stderr.write(f"{label} failed and is not in the figures:\n{traceback.format_exc()}\n")
        return []


if __name__ == "__main__":
    main()
