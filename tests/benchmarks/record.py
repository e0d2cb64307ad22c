"""Writing the results down, with what one must know to judge them."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.browser.visit import chromium

from . import report, targets

Measured = dict[str, Any]

METHOD = """\
All on one machine, over loopback, one after another, in rounds in which each app has its turn;
the figures are medians over the rounds. Each app has a server and a browser of its own in each
round. Its first page is the warm-up and in no figure. Bytes are counted by Chromium with nothing
in its cache, headers included; websocket frames are inflated and stand apart. Other hosts cannot
be reached. Cold is the time from the beginning of the navigation until a robot's click has led to
a card. CPU (user and system) and memory (proportional set size) are those of the whole process
tree; CPU per join is without what the open pages cost while they rest, memory per participant is
(with {pages} pages − with one) / {others}. Common Ground is the product itself, at the last step
of its purpose workshop, from the room page on: the name is asked on the join page before.
The room's people are protocol clients that do what a page does but fetch no script; they run on
the same machine and take their share of it. Somebody has come in when a first command of theirs
was answered."""


def write(
    apps: Measured, room: Measured, versions: dict[str, str], how: Measured, folder: Path
) -> str:
    """Write ``latest.json`` and ``latest.md``; the text of the latter."""
    about = _about(versions, how)
    folder.mkdir(parents=True, exist_ok=True)
    whole = {"about": about, "apps": apps, "room": room}
    (folder / "latest.json").write_text(json.dumps(_rounded(whole), indent=1) + "\n")
    text = _markdown(about, apps, room)
    (folder / "latest.md").write_text(text)
    return text


def _about(versions: dict[str, str], how: Measured) -> Measured:
    browser = subprocess.run([chromium(), "--version"], capture_output=True, text=True, check=False)
    ours = {name: version(name) for name in ("commonground", "voila", "ipykernel")}
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "browser": browser.stdout.strip(),
        "commonground": ours,
        "commit": _commit(),
        "peers": versions,
        **how,
    }


def _commit() -> str:
    """Which state of the repository was measured; a plus when files were changed since."""
    where = Path(__file__).parent
    command = ["git", "describe", "--always", "--dirty=+"]
    run = subprocess.run(command, cwd=where, capture_output=True, text=True, check=False)
    return run.stdout.strip() or "unknown"


def _markdown(about: Measured, apps: Measured, room: Measured) -> str:
    versions = ", ".join(f"{report.NAMES[name]} {at}" for name, at in about["peers"].items())
    loads = ", ".join(f"{load:.1f}" for load in about["loads"])
    measured = (
        f"{about['date']}, {about['cores']} cores, {about['system']}, Python {about['python']}, "
        f"{about['browser']}. Common Ground {about['commonground']['commonground']} "
        f"({about['commit']}){', ' if versions else ''}{versions}. Rounds: {about['rounds']}; load "
        f"before and after each: {loads}."
    )
    lines = [
        "# Benchmark",
        "",
        measured,
        "",
        *([*report.apps(apps), ""] if apps else []),
        *([*targets.room(room), ""] if room else []),
        METHOD.format(pages=about["pages"], others=about["pages"] - 1),
    ]
    return "\n".join(lines) + "\n"


def _rounded(value: Any) -> Any:
    """Figures as exact as they can be trusted: nobody reads the rest."""
    if isinstance(value, dict):
        return {name: _rounded(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_rounded(each) for each in value]
    return float(f"{value:.4g}") if isinstance(value, float) else value
