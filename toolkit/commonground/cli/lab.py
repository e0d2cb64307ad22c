"""`lab`: JupyterLab in a folder with the facilitator's own copies of the workshops.

JupyterLab runs in this process, for this machine only and with a token. It is told to ask no other
host for anything: neither for news, nor for updates, nor for a list of extensions.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
import warnings
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import click
from filelock import FileLock, Timeout

from commonground.cli import options
from commonground.cli.talk import example, say_json, say_links
from commonground.notebooks import folder as folders
from commonground.server.runtime import user_folder
from commonground.session.problems import Refused, Unusable

SETTINGS = Path(__file__).parent / "jupyter"  # JupyterLab's defaults here: it asks nobody for news
FIRST = "purpose.ipynb"  # what is opened when the copies are new
_QUIET = (
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.open_browser=False",
    "--ServerApp.answer_yes=True",  # Ctrl-C means it
    "--ServerApp.allow_root=True",  # as in a container; only this machine reaches it
    "--Application.log_level=ERROR",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)


@click.command(epilog=example('commonground lab "Our workshops"'))
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="The port to listen on.  [default: one that is free]",
)
@click.option(
    "--open/--no-open",
    "open_browser",
    default=True,
    show_default=True,
    help="Open JupyterLab in a browser.",
)
@options.as_json
def lab(*, folder: Path | None, port: int, open_browser: bool, as_json: bool) -> None:
    """Open JupyterLab in FOLDER, with copies of the workshops that are yours to change.

    What is not in the folder yet is copied into it; what is there stays as it is. Without FOLDER
    it is “Common Ground” among your documents. If JupyterLab runs in that folder already, that one
    is shown. Only this machine reaches it. Ctrl-C stops it; notebooks are saved by JupyterLab.
    """
    filled = folders.fill(folder or folders.usual())
    told = {"folder": str(filled.folder), "new": list(filled.new), "kept": list(filled.kept)}

    def ready(link: str, *, already: bool = False) -> None:
        if as_json:
            say_json({"lab": link, **told, "already": already})
        else:
            _say(filled, link, already=already)
        if open_browser:
            webbrowser.open(link)

    if (running := _running(filled.folder)) is not None:
        ready(running, already=True)
        return
    with _only_one(filled.folder):
        _run(filled, port, ready)


def _say(filled: folders.Filled, link: str, *, already: bool) -> None:
    click.echo(f"JupyterLab runs in this folder {'already' if already else 'now'}.\n")
    say_links({"folder": str(filled.folder), "lab": link})
    click.echo()
    if filled.new:
        click.echo(f"Copied into it: {', '.join(filled.new)}")
    if filled.kept:
        click.echo(f"There already, and not touched: {', '.join(filled.kept)}")
    click.echo(f'Serve them:     commonground serve --workshops "{filled.folder}"')
    if not already:
        click.echo("Ctrl-C stops JupyterLab; what you saved is kept.")


def _run(filled: folders.Filled, port: int, ready: Any) -> None:
    """Serve until Ctrl-C."""
    lab_app = _jupyterlab()
    if port:
        _check_free(port)
    token = secrets.token_hex(24)
    arguments = [
        *_QUIET,
        f"--ServerApp.root_dir={filled.folder}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={token}",
    ]
    paths = [str(SETTINGS), os.environ.get("JUPYTER_CONFIG_PATH", "")]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, paths))
    warnings.simplefilter("ignore", DeprecationWarning)  # its own, about its own parts
    server = lab_app.initialize_server(argv=arguments)
    opened = f"/tree/{quote(FIRST)}" if FIRST in filled.new else ""
    link = f"http://127.0.0.1:{server.port}/lab{opened}?token={token}"
    server.io_loop.add_callback(ready, link)  # after the one that opens the port
    server.start()


def _jupyterlab() -> Any:
    """JupyterLab's application. It takes two seconds to load."""
    try:
        from jupyterlab.labapp import LabApp  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError as error:
        raise Unusable(
            f"JupyterLab is not installed here ({error}).",
            safe="The copies in the folder are there; workshops can be held without it.",
            do="Install it where Common Ground is: pip install jupyterlab",
        ) from None
    return LabApp


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((options.HOST, port))
        except OSError as error:
            raise Unusable(
                f"Port {port} cannot be used: {error.strerror}.",
                safe="Nothing was started; the copies in the folder are there.",
                do="Leave --port out: a port that is free is taken.",
            ) from None


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    """Two servers in one folder would save the same notebooks over each other."""
    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    lock = FileLock(user_folder() / f"lab-{name}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise Refused(
            f"JupyterLab is just being started in {folder}.",
            safe="It was not started twice; your notebooks are as they were.",
            do="Wait a moment, then run this again: it shows the one that runs.",
        ) from None
    try:
        yield
    finally:
        lock.release()


def _running(folder: Path) -> str | None:
    """The link of the Jupyter server that runs in this folder, if there is one that answers."""
    from jupyter_server.serverapp import list_running_servers  # noqa: PLC0415  # as LabApp

    for info in list_running_servers():
        same = Path(str(info.get("root_dir", ""))).resolve() == folder.resolve()
        if same and _answers(str(info.get("url", ""))):
            token = f"?token={quote(str(info['token']))}" if info.get("token") else ""
            return f"{info['url']}lab{token}"
    return None


def _answers(url: str) -> bool:
    at = urlsplit(url)
    try:
        with socket.create_connection((at.hostname or "", at.port or 80), timeout=5):
            return True
    except (OSError, ValueError):
        return False
