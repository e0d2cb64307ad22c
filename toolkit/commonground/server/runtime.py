"""What a running server leaves where the other commands find it, and its short-lived folder.

``server.json`` in the user's runtime folder holds the home link and the process id of the server
that was started last; it is readable by its owner only and goes when that server goes. The hub's
socket lies there too, unless the path would be too long for a socket's name.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

import platformdirs

from commonground.session.problems import Unusable

RECORD = "server.json"
SOCKET, WORK, IPYTHON = "hub.sock", "work", "ipython"
PROFILE = "profile_default"
FOLDERS = ("startup", "log", "pid", "security")  # that IPython wants in it
SOCKET_NAME = 104  # bytes that a system allows in the name of a socket; Linux 108, macOS 104
_LONGEST = f"cg-12345678/{SOCKET}"
_TMP = Path("/tmp")  # noqa: S108  # a folder of our own is made in it
_log = logging.getLogger(__name__)


def user_folder() -> Path:
    """The user's own runtime folder, closed to everybody else. Raises `Unusable`."""
    try:
        with warnings.catch_warnings():
            # Where the system has no such folder one among the temporary files is taken, with a
            # warning that helps nobody who only wants to start a workshop.
            warnings.simplefilter("ignore")
            folder = platformdirs.user_runtime_path("commonground", ensure_exists=True)
        folder.chmod(0o700)
    except OSError as error:
        raise Unusable(
            f"There is no folder for what a running server needs ({error}).",
            safe="The sessions are untouched.",
            do="Set XDG_RUNTIME_DIR to a folder of your own.",
        ) from error
    return folder


class RuntimeFolder:
    """The folder of one server: the hub's socket, where kernels work. Gone afterwards.

    It is made at the first place that has room for it; the log tells of those that have none.
    """

    def __init__(self) -> None:
        self.path = _folder()

    def __truediv__(self, name: str) -> Path:
        return self.path / name

    def remove(self) -> None:
        """Remove all of it."""
        shutil.rmtree(self.path, ignore_errors=True)


def _folder() -> Path:
    """A new folder. Raises `Unusable`."""
    problem: OSError | Unusable | None = None
    for place in (user_folder, lambda: Path(tempfile.gettempdir()), lambda: _TMP):
        try:
            if len(os.fsencode((parent := place()) / _LONGEST)) < SOCKET_NAME:
                return _furnished(parent)
        except (OSError, Unusable) as error:
            problem = error
            _log.warning("The server's own folder is made somewhere else: %s", error)
    raise Unusable(
        f"There is no place for a folder that the server needs while it runs ({problem}).",
        safe="Nothing was started, and the sessions are untouched.",
        do="Make room on the disk, or set XDG_RUNTIME_DIR to a folder of your own.",
    )


def _furnished(parent: Path) -> Path:
    """A folder with all that kernels look for in it, so that none has to write there."""
    folder = Path(tempfile.mkdtemp(prefix="cg-", dir=parent))
    try:
        for name in (WORK, *(f"{IPYTHON}/{PROFILE}/{one}" for one in FOLDERS)):
            (folder / name).mkdir(mode=0o700, parents=True)
        (folder / IPYTHON / PROFILE / "startup" / "README").touch()
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def record(home: str) -> None:
    """Tell the other commands where the server is. If that is not possible, the log says so."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    try:
        path = user_folder() / RECORD
        fresh = path.with_name(f"{RECORD}.{os.getpid()}")
        with os.fdopen(os.open(fresh, flags, 0o600), "w", encoding="utf-8") as file:
            json.dump({"home": home, "pid": os.getpid()}, file)
        fresh.replace(path)
    except (OSError, Unusable) as error:
        _log.warning("Other commands will not find this server without --server: %s", error)


def recorded() -> dict[str, Any] | None:
    """What the last server recorded, if it did not go yet."""
    try:
        found = json.loads((user_folder() / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError, Unusable):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("home"), str) else None


def forget() -> None:
    """Remove the record, if it is this process's own."""
    found = recorded()
    if found and found.get("pid") == os.getpid():
        with contextlib.suppress(OSError, Unusable):
            (user_folder() / RECORD).unlink()
