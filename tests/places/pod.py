"""A pod with one core and 2 GB, as Binder lends it, without a hub."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

from tests.patience import ENOUGH

from .hub import free_ports
from .image import Image

LIMIT = 2 * 2**30
PREFIX = "/user/room-x2/"
GROUPS = Path("/sys/fs/cgroup")
# Becomes the pod: on one core, within a control group of 2 GB where there is one. Whatever the
# group, no process of the pod may have more than all of them together.
HELD = """
import os, resource, sys

limit, group, *command = sys.argv[1:]
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
resource.setrlimit(resource.RLIMIT_DATA, (int(limit), int(limit)))
if group:
    with open(os.path.join(group, "cgroup.procs"), "w") as processes:
        processes.write(str(os.getpid()))
os.execv(command[0], command)
"""


@contextlib.contextmanager
def group() -> Iterator[Path | None]:
    """A control group of 2 GB, where this machine lets us make one."""
    below = GROUPS / "memory" if (GROUPS / "memory").is_dir() else GROUPS
    folder = below / f"commonground-{os.getpid()}"
    try:
        folder.mkdir()
        try:
            version_1 = folder / "memory.limit_in_bytes"
            limit = version_1 if version_1.exists() else folder / "memory.max"
            limit.write_text(str(LIMIT))
        except OSError:
            folder.rmdir()
            raise
    except OSError:
        yield None
        return
    try:
        yield folder
    finally:
        end = time.monotonic() + ENOUGH
        while (folder / "cgroup.procs").read_text().strip() and time.monotonic() < end:
            time.sleep(0.1)
        folder.rmdir()


@contextlib.contextmanager
def pod(image: Image, home: Path, token: str) -> Iterator[str]:
    """The address of a pod while the block runs."""
    (port,) = free_ports(1)
    words = ["jupyter-notebook", "--ip=0.0.0.0", f"--port={port}"]
    words += [f"--NotebookApp.base_url={PREFIX}", f"--NotebookApp.token={token}"]
    address = f"http://127.0.0.1:{port}{PREFIX}"
    variables = image.environment(home) | {"MEM_LIMIT": str(LIMIT)}
    with group() as folder, (home / "pod.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", HELD, str(LIMIT), str(folder or ""), str(image.start), *words],
            env=variables,
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(f"{address}api", process, home)
            yield address
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(ENOUGH)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(ENOUGH)


def _wait_for(address: str, process: subprocess.Popen[bytes], home: Path) -> None:
    end = time.monotonic() + ENOUGH
    while True:
        assert process.poll() is None, (home / "pod.log").read_text()
        assert time.monotonic() < end, (home / "pod.log").read_text()
        try:
            if httpx.get(address, timeout=60).status_code < 500:
                return
        except httpx.TransportError:
            time.sleep(0.2)
