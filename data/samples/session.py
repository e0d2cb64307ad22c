"""Makes the session in which Northwind Claims agreed on its plan, for reviews to go on from.

    python data/samples/session.py

It holds what a review takes: hot spots, the roadmap with its launch, the indicator cards of
`make.py`, and a prediction. All of it is entered at a desk, by a program, about an organisation
that does not exist; the title says so.
"""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from commonground import report
from commonground.hub import Hub
from commonground.hub.live import first_event
from commonground.methods.indicators import read
from commonground.session.people import Role, Viewer
from commonground.session.steps import Workshop
from commonground_widgets import Workshop as Notebook
from commonground_widgets import column, estimates, indicators, register

FOLDER = Path(__file__).parent
MADE: dict[str, Any] = runpy.run_path(str(FOLDER / "make.py"))
NAME = "northwind-claims-synthetic-session.json"
TITLE = "Northwind Claims (synthetic): what we agreed on"
IDENTITY, CODE = "5e551011-c1a1-4000-8000-000000000001", "NRTHWD"
PREDICTED = {"rework": (11, 12, 14, 13), "reopened": (22, 18, 25, 20), "answered": (50, 60, 55, 50)}
Command = tuple[str, dict[str, Any]]


def plan() -> Workshop:
    """A step for each thing that a review takes."""
    book = Notebook("plan", "What we agreed on", leads_to="A plan that can be reviewed")
    spots = [team for team, hot in MADE["TEAMS"].items() if hot]
    spots_setting = register(rows=spots, columns=[column("champion", "Champion")], add="")
    book.step("spots", "Hot spots", spots_setting, minutes=5, prompt="", gives="hot spots")
    days = [
        column("kind", "What it is", kind="choice", choices=["step", "early win", "launch"]),
        column("start", "From", kind="date"),
    ]
    roadmap = register(rows=["Two teams begin to share cases"], columns=days, add="")
    book.step("roadmap", "The roadmap", roadmap, minutes=5, prompt="", gives="roadmap")
    cards = indicators([card["name"] for card in MADE["plan"]()["cards"]])
    book.step("measures", "What we measure", cards, minutes=5, prompt="", gives="measures")
    book.step(
        "prediction",
        "What we predict",
        estimates(each="Where will {item} stand in June?"),
        minutes=5,
        prompt="",
        source="measures",
        gives="prediction",
    )
    return book.declared


def entered() -> Iterator[tuple[str, list[Command]]]:
    """What the desk enters in each step."""
    yield "spots", []
    launch = {"kind": "launch", "start": str(MADE["CHANGE"])}
    yield "roadmap", [("save_row", {"row": "i1", "base": 0, "fields": launch})]
    cards = MADE["plan"]()["cards"]
    yield (
        "measures",
        [
            ("save_indicator", {"card": f"i{place}", "base": 0, "fields": _typed(card)})
            for place, card in enumerate(cards, 1)
        ],
    )
    ids = {card["id"]: f"i{place}" for place, card in enumerate(cards, 1)}
    sheets = [
        {ids[card]: {"likely": numbers[person]} for card, numbers in PREDICTED.items()}
        for person in range(4)
    ]
    yield "prediction", [*(("enter_sheet", {"answers": sheet}) for sheet in sheets), ("reveal", {})]


def _typed(card: dict[str, Any]) -> dict[str, str]:
    """A card as somebody types it."""
    known, _ = read(card)
    return {
        name: ", ".join(value) if isinstance(value, list) else f"{value}"
        for name, value in known.to_json().items()
        if value not in (None, "", []) and name != "version"
    }


def make(out: Path = FOLDER) -> Path:
    """Write the session's file; its path."""
    now = datetime(2025, 10, 20, 9, tzinfo=UTC).timestamp()
    hub = Hub(clock=lambda: now)
    began = first_event(TITLE, [plan().to_json()], now, anonymous=True)
    desk = Viewer(hub.adopt(IDENTITY, CODE, [began]), Role.FACILITATOR)
    number = 0
    for step, commands in entered():
        for kind, data in (("open_step", {"step": step}), *commands):
            number += 1
            at = None if kind == "open_step" else step
            said = {"id": f"sample_{number:08}", "kind": kind, "step": at, "data": data}
            (reply,) = hub.handle([(desk, said)])
            if not reply["ok"]:
                raise SystemExit(f"{kind}: {reply['problem']}")
    path = out / NAME
    path.write_bytes(report.export(hub, CODE, "json").body)
    return path


if __name__ == "__main__":
    make()
