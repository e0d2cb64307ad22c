"""The commands that start sessions on a running server and fill them with simulated people."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click

from commonground.cli import options
from commonground.cli.client import Server
from commonground.cli.talk import example, say_json, say_links
from commonground.rehearsal.live import MOST
from commonground.session.problems import Unusable

EVERY = 1.0  # seconds between two looks at a rehearsal


@click.command(epilog=example('commonground new purpose --title "Less rework in claims"'))
@click.argument("agenda")
@click.option("--title", default="", help="What the session is about.  [default: the workshop's]")
@click.option(
    "--from",
    "earlier",
    multiple=True,
    metavar="CODE|FILE",
    help="Go on from an earlier session: its code on this server, or the JSON file of its export. "
    "May be given several times; of what two of them gave, the later counts.",
)
@options.server
@options.as_json
def new(
    *, agenda: str, title: str, earlier: tuple[str, ...], server: str | None, as_json: bool
) -> None:
    """Start a session on the running server, through the agenda called AGENDA.

    There is one for each workshop (readiness, hotspots, purpose, stakeholders, listening,
    operating-model, measures, roadmap, review, portfolio); voices, for what was heard since; day
    and whole-day, with breaks; blank; and those of your own. Workshops can also be joined by +,
    with breaks between them: purpose+break:20+measures. What one leads to is where the next begins.

    Prints its code and three links: one to join, one for the facilitator's desk, one for the
    screen.
    """
    files = [one for one in earlier if Path(one).is_file()]
    body = {
        "agenda": agenda,
        "title": title,
        "from": [one for one in earlier if one not in files],
        "files": [_text(Path(one)) for one in files],
    }
    answer = Server.find(server).ask("api/sessions", method="POST", body=body).json()
    links = {name: str(answer[name]) for name in ("code", "join", "desk", "screen")}
    if as_json:
        say_json(links)
    else:
        say_links(links)


def _text(path: Path) -> str:
    """The text of an export."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Unusable(
            f"The file {path} cannot be read as the JSON file of a session.",
            safe="No session was started.",
            do="Export the earlier session with `commonground export CODE --format json`.",
        ) from None


@click.command(epilog=example("commonground rehearse K7M2QX --participants 12 --speed 3"))
@click.argument("code")
@click.option(
    "--participants",
    type=click.IntRange(1, MOST),
    default=12,
    show_default=True,
    help="How many simulated people join.",
)
@click.option(
    "--seed", type=int, default=1, show_default=True, help="The same seed, the same people."
)
@click.option(
    "--speed",
    type=click.FloatRange(0.1, 1000),
    default=1.0,
    show_default=True,
    help="How many times faster than people at leisure.",
)
@options.server
def rehearse(*, code: str, participants: int, seed: int, speed: float, server: str | None) -> None:
    """Let simulated people join the session with this CODE and take part.

    They answer whatever step is open; the steps are opened by you, at the desk. It goes on until
    the session ends, and this command shows how far it is. Ctrl-C ends only the watching: the
    simulated people stay, and the desk can remove them. The log and the report say that they were
    simulated.
    """
    running = Server.find(server)
    body = {"participants": participants, "seed": seed, "speed": speed}
    path = f"api/sessions/{quote(code, safe='')}/rehearse"
    code = running.ask(path, method="POST", body=body).json()["code"]
    click.echo("Simulated people are joining. Ctrl-C ends the watching; they stay.")
    try:
        for line in _progress(running, code):
            click.echo(line)
    except KeyboardInterrupt:
        click.echo("The simulated people go on by themselves.")


def _progress(running: Server, code: str) -> Iterator[str]:
    """A line whenever something has changed, until the session ends."""
    said = ""
    while True:
        sessions = running.ask("api/sessions").json()["sessions"]
        now = next(session for session in sessions if session["code"] == code)
        if (line := _in_words(now)) != said:
            yield line
            said = line
        if now["finished"]:
            return
        time.sleep(EVERY)


def _in_words(now: dict[str, Any]) -> str:
    if now["finished"]:
        return "The session has ended."
    people = "person has" if now["joined"] == 1 else "people have"
    waiting = "under way" if now["started"] else "waiting for the first step, which the desk opens"
    return f"{now['joined']} {people} joined; {waiting}."
