"""What a running server leaves where the other commands find it, and its short-lived folder.

``server.json`` in the user's runtime folder holds the home link and the process id of the server
that was started last; it is readable by its owner only and goes when that server goes. The hub's
socket and the kernels' lie there too, unless the path would be too long for a socket's name.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

import platformdirs

from commonground.session.problems import Unusable

RECORD = "server.json"
CONNECTIONS, WORK, IPYTHON = "k", "work", "ipython"
SOCKET_NAME = 104  # bytes that a system allows in the name of a socket; Linux 108, macOS 104
_LONGEST = f"cg-12345678/{CONNECTIONS}/kernel-12345678-1234-1234-1234-123456789012-ipc-5"
_TMP = Path("/tmp")  # noqa: S108  # a folder of our own is made in it


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
    """The folder of one server: its sockets, its kernels' connection files. Gone afterwards."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="cg-", dir=_short(user_folder())))
        for name in (CONNECTIONS, WORK, IPYTHON):
            (self.path / name).mkdir(mode=0o700)

    def __truediv__(self, name: str) -> Path:
        return self.path / name

    def remove(self) -> None:
        """Remove all of it."""
        shutil.rmtree(self.path, ignore_errors=True)


def _short(folder: Path) -> Path:
    """``folder``, or one of the system's where the names of sockets are short enough."""
    places = [folder, Path(tempfile.gettempdir())]
    return next((one for one in places if len(os.fsencode(one / _LONGEST)) < SOCKET_NAME), _TMP)


def record(home: str) -> Path:
    """Tell the other commands where the server is."""
    path = user_folder() / RECORD
    fresh = path.with_name(f"{RECORD}.{os.getpid()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(os.open(fresh, flags, 0o600), "w", encoding="utf-8") as file:
        json.dump({"home": home, "pid": os.getpid()}, file)
    fresh.replace(path)
    return path


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
