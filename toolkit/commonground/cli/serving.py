"""The commands that start a server: `serve` for a day with people, `demo` to look at one."""

from __future__ import annotations

import asyncio
import sys
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from commonground import workshops
from commonground.cli import options, places
from commonground.cli.own import read_own
from commonground.cli.talk import example, say_json, say_links, say_qr
from commonground.hub import Hub
from commonground.notebooks.shelf import Shelf
from commonground.rehearsal import live as rehearsal
from commonground.rehearsal.behaviour import script
from commonground.server.house import Rules
from commonground.server.links import Links, qr_terminal
from commonground.session.problems import Unusable

if TYPE_CHECKING:
    from commonground.server.application import CommonGroundServer

AGENDA = "purpose"
PEOPLE = 12


@click.command(epilog=example("commonground serve --host 0.0.0.0"))
@options.database
@click.option(
    "--workshops",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="A folder with workshops of your own, beside those that come with the program.",
)
@options.serving
def serve(
    *,
    database: str | None,
    folder: Path | None,
    open_browser: bool,
    as_json: bool,
    **where: Any,
) -> None:
    """Run a server for workshops.

    It prints the home link: the key to all sessions, so keep it to yourself. Sessions are kept in
    one SQLite file; a server that is started again goes on where it was. Ctrl-C stops it.

    With --workshops, the notebooks in your own folder are offered too; one that has the id of a
    packaged workshop takes its place. One that cannot be used is named, and the others are served.
    """
    shelf = Shelf(folder)
    own = read_own(shelf, quiet=as_json) if folder is not None else {}

    def ready(server: CommonGroundServer, home: str) -> None:
        log = server.hub.log
        if as_json:
            say_json({"home": home, "database": places.address(log), **own})
        elif where["launch_token"]:
            _say_launched()
        else:
            click.echo("Common Ground is running.\n")
            say_links({"home": home, "database": str(log.database.path or "in memory")})
            click.echo("\nOpen the home link in a browser. It is the key to all sessions.")
            _say_how_to_reach(where["host"])
            click.echo("Ctrl-C stops the server; sessions are kept.")
        if open_browser:
            _open(home)

    _run(database, places.default_database(), {**where, "shelf": shelf}, ready)


@click.command(epilog=example("commonground demo --host 0.0.0.0 --participants 8"))
@options.database
@options.serving
@click.option(
    "--participants",
    type=click.IntRange(1, rehearsal.MOST),
    default=PEOPLE,
    show_default=True,
    help="How many simulated people take part.",
)
@click.option(
    "--speed",
    type=click.FloatRange(0.1, 1000),
    default=1.0,
    show_default=True,
    help="How many times faster than people at leisure.",
)
@click.option(
    "--seed", type=int, default=1, show_default=True, help="The same seed, the same people."
)
def demo(
    *,
    database: str | None,
    open_browser: bool,
    as_json: bool,
    participants: int,
    speed: float,
    seed: int,
    **where: Any,
) -> None:
    """Show a purpose workshop in which simulated people take part.

    The program leads the session until somebody presses a button on the desk; from then on it is
    theirs. Real people can join. The session is kept in a file for demonstrations (demo.db in your
    data folder), apart from your own.
    """
    workshop = workshops.read(workshops.packaged()[AGENDA])
    running: list[asyncio.Task[None]] = []

    def ready(server: CommonGroundServer, home: str) -> None:
        code = server.hub.create([workshop], script()["title"])
        running.append(
            rehearsal.start(server.hub, code, participants, seed=seed, speed=speed, autopilot=True)
        )
        links = Links(home.partition("#")[0], server.keys).all(code)
        server.show_first(code)
        if as_json:
            say_json({"home": home, "database": places.address(server.hub.log), **links})
        elif where["launch_token"]:
            _say_launched()
        else:
            _say_demo(links, home, participants, where["host"])
        if open_browser:
            _open(links["desk"])

    _run(database, places.demo_database(), where, ready)


def _run(
    database: str | None,
    default: Path,
    where: dict[str, Any],
    ready: Callable[[CommonGroundServer, str], None],
) -> None:
    """Serve until Ctrl-C; ``ready`` is given the server and its home link."""
    # Voila takes two seconds to load; the other commands need not wait for it.
    from commonground.server.application import CommonGroundServer  # noqa: PLC0415

    given: dict[str, Any] = dict(where)
    secret, base_url = given.pop("secret"), given.pop("base_url").strip("/")
    given["public_url"] = _public(given["public_url"])
    given["launch_token"] = _launch_token(given["launch_token"])
    given["rules"] = Rules(
        given.pop("places"),
        _seconds(given.pop("closes_idle")),
        _seconds(given.pop("closes_after")),
    )
    log = places.open_log(database, default)
    try:
        server = CommonGroundServer(
            Hub(log),
            secret=secret or places.secret_beside(log),
            base_url=f"/{base_url}/" if base_url else "/",
            **given,
        )
        server.run(lambda home: ready(server, home))
    finally:
        log.close()


def _launch_token(given: str | None) -> str | None:
    """A launcher's token; with ``-`` the first line of what is fed in."""
    if given != "-":
        return given or None
    return sys.stdin.readline().strip() or None


def _seconds(minutes: float | None) -> float | None:
    return None if minutes is None else 60 * minutes


def _public(url: str | None) -> str | None:
    """An address that links can be made from."""
    if url is None:
        return None
    if urlsplit(url).scheme not in {"http", "https"} or urlsplit(url).fragment:
        raise Unusable(
            f"“{url[:80]}” is no address that links can be made from.",
            do="Write it in full, such as --public-url https://workshops.example.org/.",
        )
    return f"{url.rstrip('/')}/"


def _say_demo(links: dict[str, str], home: str, participants: int, host: str) -> None:
    click.echo(
        f"A demonstration: {participants} simulated people hold a purpose workshop. The program "
        "leads it\nuntil you press a button on the desk.\n"
    )
    say_links({**{name: links[name] for name in ("desk", "screen", "join")}, "home": home})
    click.echo("\nJoin as a real person with the join link, or with this code on a phone:\n")
    say_qr(qr_terminal(links["join"]))
    click.echo()
    _say_how_to_reach(host)
    click.echo("Ctrl-C stops the demonstration.")


def _say_launched() -> None:
    """A launcher keeps what is said here, and others read it: no links, no secrets."""
    click.echo("Common Ground is running. The link of the launch opens it, once.")


def _say_how_to_reach(host: str) -> None:
    if host == "localhost" or host.startswith("127.") or host == "::1":
        click.echo("Only this machine reaches it. To let phones in, start it with --host 0.0.0.0.")
    else:
        click.echo("Phones and laptops in the same network reach it with the join link.")


def _open(link: str) -> None:
    """In a thread, because some systems wait for the browser."""
    threading.Thread(target=webbrowser.open, args=[link], daemon=True).start()
