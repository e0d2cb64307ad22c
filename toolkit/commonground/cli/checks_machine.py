"""Checks of the machine: where sessions are kept, how many people it holds, how they reach it.

Each looks at one thing, and leaves nothing behind.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from commonground.cli import options, places
from commonground.cli.client import Server
from commonground.cli.found import Asked, Level, Line
from commonground.forks.status import possible
from commonground.server.links import reachable_hosts
from commonground.session.problems import CommonGroundError

FILES_PER_PAGE = 10  # five, and what its browser connects for a while
MB_PER_PAGE = {True: 15, False: 60}  # measured: 10 for a forked kernel, 54 for a plain one
ROOM = 30  # people for whom a machine should do
MB_ON_DISK = 200
SCRIPTS = {"Latin": "en", "Greek": "el", "Cyrillic": "ru", "Arabic": "ar", "Chinese": "zh-cn"}


def _database(asked: Asked) -> Iterator[Line]:
    url = asked.database or str(places.default_database())
    path = None if "://" in url else Path(url)
    if path is not None and not path.exists():
        yield from _new_database(path)
        return
    try:
        log = places.open_log(url, places.default_database())
    except CommonGroundError as problem:
        level = Level.NOTE if places.is_in_use(problem) else Level.MISSING
        yield Line(level, problem.what, problem.do)
        return
    path, count = log.database.path, len(log.sessions())
    log.close()
    yield Line(Level.GOOD, f"The database {path or 'in memory'}, sessions in it: {count}")
    if path is not None:
        yield _room_on_disk(path.parent)


def _new_database(path: Path) -> Iterator[Line]:
    """A file that is not there yet: may one be made? Tried in the folder above it that exists."""
    folder = next(one for one in path.absolute().parents if one.exists())
    try:
        with tempfile.TemporaryFile(dir=folder):
            yield Line(Level.GOOD, f"The database {path} can be made there")
            yield _room_on_disk(folder)
    except OSError as error:
        what = f"The database {path} cannot be made: {error.strerror}"
        yield Line(Level.MISSING, what, "Choose a folder where you may write, with --database.")


def _room_on_disk(folder: Path) -> Line:
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < MB_ON_DISK:
        return Line(Level.WEAK, f"Only {free} MB are free in {folder}", "Make room on that disk.")
    return Line(Level.GOOD, f"{free:,} MB are free in {folder}")


def _scratch(_asked: Asked) -> Iterator[Line]:
    try:
        with tempfile.TemporaryDirectory():
            yield Line(Level.GOOD, "A folder for temporary files")
    except OSError as error:
        yield Line(
            Level.MISSING,
            f"There is no folder for temporary files ({error.strerror})",
            "Set TMPDIR to a folder of your own.",
        )


def _port(asked: Asked) -> Iterator[Line]:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((options.HOST, asked.port))
        except OSError:
            yield _taken(asked.port)
        else:
            yield Line(Level.GOOD, f"Port {asked.port} is free")


def _taken(port: int) -> Line:
    running = Server.running()
    if running is not None and f":{port}/" in running.address:
        return Line(Level.NOTE, f"Port {port} is used by the Common Ground server that is running")
    what = f"Port {port} is in use by another program"
    return Line(Level.WEAK, what, f"Choose another one, such as --port {port + 1}.")


def _memory(_asked: Asked) -> Iterator[Line]:
    try:
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1_000_000
    except (AttributeError, OSError, ValueError):
        return  # this system does not tell
    pages = free // MB_PER_PAGE[possible()]
    what = f"{free:,} MB of memory are free: room for about {pages} open pages"
    if pages < ROOM:
        yield Line(Level.WEAK, what, "Close other programs, or use a machine with more memory.")
    else:
        yield Line(Level.GOOD, what)


def _open_files(_asked: Asked) -> Iterator[Line]:
    if importlib.util.find_spec("resource") is None:
        return  # Windows has no such limit
    import resource  # noqa: PLC0415 - only there where it exists

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = "any number of" if hard == resource.RLIM_INFINITY else f"{hard:,}"
    what = f"{soft:,} files may be open at once; the server raises that to {most}"
    if hard != resource.RLIM_INFINITY and hard < ROOM * FILES_PER_PAGE:
        cure = "Ask for a higher limit: each open page takes about ten (`ulimit -Hn`)."
        yield Line(Level.WEAK, what, cure)
    else:
        yield Line(Level.GOOD, what)


def _addresses(asked: Asked) -> Iterator[Line]:
    hosts = reachable_hosts()
    if not hosts:
        what = "This machine is in no network: phones cannot reach it"
        yield Line(Level.WEAK, what, "Connect it to the network that the phones are in.")
        return
    links = " or ".join(f"http://{host}:{asked.port}/" for host in hosts)
    yield Line(
        Level.NOTE,
        f"Phones in the same network would reach it at {links}",
        "Start the server with --host 0.0.0.0, and let the firewall pass that port.",
    )


def _fonts(_asked: Asked) -> Iterator[Line]:
    """Pages use the fonts of whoever looks at them; pictures are drawn with those of this machine.

    Systems other than Linux bring fonts for all scripts along.
    """
    listing = shutil.which("fc-list")
    if listing is None:
        return
    missing = [name for name, tag in SCRIPTS.items() if not _has_font(listing, tag)]
    if missing:
        what = f"Saved pictures lack a font for {', '.join(missing)}: such names become boxes"
        yield Line(Level.NOTE, what, "Install more fonts, such as the package fonts-noto.")
    else:
        yield Line(Level.GOOD, "Fonts for pictures in many scripts")


def _has_font(listing: str, tag: str) -> bool:
    found = subprocess.run(  # noqa: S603  # fontconfig's own program
        [listing, f":lang={tag}", "family"], capture_output=True, check=False, timeout=30
    )
    return bool(found.stdout.strip())


CHECKS = (_database, _scratch, _port, _memory, _open_files, _fonts, _addresses)
