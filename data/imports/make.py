"""Makes `sample.json`: what comes out of synthetic tickets, for who wants to try the step.

Run it as ``python data/imports/make.py``; the same seed makes the same file.
"""

from __future__ import annotations

import csv
import json
import random
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from commonground.imports import take

SEED = 20_260_302
WEEKS, CHANGE = 30, 18  # in the week CHANGE the treated site begins to hand over differently
BEFORE, AFTER = 0.24, 0.13  # of the tickets are reopened
EACH_WEEK = 60  # tickets of a site
HEADERS = (
    "Id",
    "Group",
    "Status",
    "Created at",
    "Solved at",
    "Reopens",
    "Full resolution time in minutes",
)


def tickets() -> list[list[object]]:
    """The rows of a synthetic export of two sites."""
    chance = random.Random(SEED)  # noqa: S311  # makes a sample, not a secret
    rows: list[list[object]] = []
    for week in range(WEEKS):
        for site in ("Harbour", "Hillside"):
            share = AFTER if site == "Harbour" and week >= CHANGE else BEFORE
            for _ in range(EACH_WEEK + chance.randrange(-8, 9)):
                solved = datetime(2026, 1, 5, tzinfo=UTC) + timedelta(
                    weeks=week, minutes=chance.randrange(10_080)
                )
                minutes = int(chance.lognormvariate(7.2, 0.5))
                opened = solved - timedelta(minutes=minutes)
                reopened = int(chance.random() < share)
                rows.append([len(rows) + 1, site, "Solved", opened, solved, reopened, minutes])
    return rows


def main() -> None:
    """Write the sample."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Synthetic tickets (sample).csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["# Synthetic: made by a program, about nobody"])
            writer.writerows([HEADERS, *tickets()])
        groups = {"Harbour": "treated", "Hillside": "control"}
        measures = {name: {"take": False} for name in ("created", "solved")}
        made = take(path, {"groups": groups, "measures": measures}).to_json()
    made = {name: made[name] for name in ("files", "series", "voices")}
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    Path(__file__).with_name("sample.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
