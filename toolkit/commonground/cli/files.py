"""The commands that take a session out of a database and bring one in.

A running server owns its database, so it is asked; without one the file itself is opened.
"""

from __future__ import annotations

import os
import tempfile
from email.message import Message
from pathlib import Path
from urllib.parse import quote

import click

from commonground import report
from commonground.cli import options, places
from commonground.cli.client import Server
from commonground.cli.talk import example, say_json, say_links
from commonground.hub import Hub
from commonground.session import codes
from commonground.session.problems import Refused, Unusable

STDOUT = "-"
SECONDS = 300.0  # until a server has drawn the pictures of a long day, for others before us too
ZIPPED = ("plan", "pictures")
DRAWN = ("html", "pictures")


@click.command("export", epilog=example("commonground export K7M2QX --format html -o report.html"))
@click.argument("code")
@click.option(
    "--format",
    "wanted",
    type=click.Choice(report.ALL_FORMATS),
    default="json",
    show_default=True,
    help="json holds everything and comes back in; csv is for a spreadsheet; html is the report; "
    "ics is the calendar of the roadmap and of what is measured when; plan is the measurement "
    "plan, a zip of tables and a calendar; pictures is a zip of what each step found, as PNG for "
    "slides and SVG for documents.",
)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="Where to write it, - for stdout.  [default: its own name]",
)
@click.option("--force", is_flag=True, help="Replace the file if there is one.")
@click.option(
    "--include-unrevealed",
    is_flag=True,
    help="Take along answers that nobody was to see yet. Only for moving a session that is not "
    "finished to another machine: as json, and when its server has been stopped. Without it they "
    "are left out and counted.",
)
@options.server
@options.database
def export_session(
    *,
    code: str,
    wanted: str,
    output: str | None,
    force: bool,
    include_unrevealed: bool,
    server: str | None,
    database: str | None,
) -> None:
    """Write the session with this CODE to a file.

    Answers that have not been revealed are left out, and the file says how many.
    """
    if output not in (None, STDOUT) and not force:
        _refuse_to_overwrite(Path(str(output)))
    code = codes.normalise(code) or code
    if wanted in DRAWN:
        click.echo("Drawing the pictures, which takes some seconds…", err=True)
    running = _server(server, database)
    if running is None or (server is None and not running.knows(code) and _is_free()):
        name, body = _from_file(database, code, wanted, include_unrevealed=include_unrevealed)
    else:
        name, body = _from_server(running, code, wanted, include_unrevealed=include_unrevealed)
    if output == STDOUT:
        click.echo(body, nl=False)
        return
    path = Path(output or name)
    if not force:
        _refuse_to_overwrite(path)
    _write(path, body)
    click.echo(f"Written to {path} ({len(body):,} bytes).", err=True)


@click.command("import", epilog=example("commonground import less-rework-K7M2QX.json"))
@click.argument("file", type=click.Path(path_type=Path))
@options.server
@options.database
@options.as_json
def import_session(*, file: Path, server: str | None, database: str | None, as_json: bool) -> None:
    """Bring the session in a JSON FILE in, as the same session.

    It keeps its code unless another session here has it. A file with any defect is refused as a
    whole, and a session that is here already is never changed.
    """
    imported = report.read(file)
    running = _server(server, database)
    if running is not None:
        body = file.read_bytes()
        answer = running.ask("api/import", method="POST", body=body).json()
        links = {name: str(answer[name]) for name in ("code", "join", "desk", "screen")}
    else:
        hub = _open(database)
        try:
            links = {"code": hub.adopt(*imported)}
        finally:
            hub.close()
    if as_json:
        say_json(links)
    else:
        click.echo("The session is in.")
        say_links(links)


def _server(home: str | None, database: str | None) -> Server | None:
    """The server to ask; None when the file itself is to be opened."""
    if database is not None:
        return None
    return Server.running() if home is None else Server.find(home)


def _is_free() -> bool:
    """Whether the user's own database is there, and not that of the server that runs."""
    try:
        places.open_log(None, places.default_database(), must_exist=True).close()
    except Unusable:
        return False
    return True


def _from_server(
    running: Server, code: str, wanted: str, *, include_unrevealed: bool
) -> tuple[str, bytes]:
    if include_unrevealed:
        raise Refused(
            "A running server gives unrevealed answers to nobody.",
            safe="No file was written.",
            do="Stop the server first, so that the session does not go on in two places.",
        )
    path = f"api/sessions/{quote(code, safe='')}/export"
    body, headers = running.ask(path, query={"format": wanted}, seconds=SECONDS)
    return _name(headers) or f"{code}.{'zip' if wanted in ZIPPED else wanted}", body


def _name(headers: Message) -> str:
    """The file's name as the server suggests it, without any folder."""
    return Path(headers.get_filename("")).name


def _from_file(
    database: str | None, code: str, wanted: str, *, include_unrevealed: bool
) -> tuple[str, bytes]:
    hub = _open(database, must_exist=True)
    try:
        name, _, body = report.export(hub, code, wanted, include_unrevealed=include_unrevealed)
    finally:
        hub.close()
    return name, body


def _open(database: str | None, *, must_exist: bool = False) -> Hub:
    try:
        return Hub(places.open_log(database, places.default_database(), must_exist=must_exist))
    except Unusable as problem:
        if not places.is_in_use(problem):
            raise
        do = "Ask that server: leave out --database, or give its home link with --server."
        raise Unusable(problem.what, problem.safe, do) from problem


def _refuse_to_overwrite(path: Path) -> None:
    if path.exists():
        raise Refused(
            f"There is a file {path} already.",
            safe="It was not changed.",
            do="Choose another name with -o, or replace it with --force.",
        )


def _write(path: Path, body: bytes) -> None:
    """All of it or nothing: written beside the place first, then moved there."""
    fresh: str | None = None
    try:
        handle, fresh = tempfile.mkstemp(dir=path.parent, prefix=".commonground-")
        with os.fdopen(handle, "wb") as file:
            file.write(body)
        os.replace(fresh, path)  # noqa: PTH105 - one word for what it does
    except OSError as error:
        if fresh is not None:
            Path(fresh).unlink(missing_ok=True)
        raise Unusable(
            f"The file {path} cannot be written: {error.strerror}.",
            safe="The session is as it was.",
            do="Choose a folder where you may write, with -o.",
        ) from None
