"""All addresses of a server. What is not here does not exist: no tree, no files, no contents."""

from __future__ import annotations

import re
from typing import Any

from commonground.server import (
    api,
    communities,
    enter,
    files,
    home,
    join,
    rooms,
    standing,
    static,
)
from commonground.server.kernel_socket import KernelSocket
from commonground.server.nowhere import NoSuchPage, WithoutSlash

KERNEL_ID = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
ONE = r"([^/]{1,80})"

Route = tuple[str, type, dict[str, Any]]


def routes(base_url: str, voila: object) -> list[Route]:
    """Pattern, handler and its settings; ``voila`` is what pages with a kernel are rendered by."""
    plain: dict[str, type] = {
        "": home.Home,
        "start": home.Start,
        "import": home.Import,
        "enter": enter.Enter,
        "join/?": join.Join,
        f"join/{ONE}": join.Join,
        r"static/([A-Za-z0-9._-]{1,120})": static.Static,
        "api/?": api.Alive,
        "api/alive": api.Alive,
        "api/house": standing.Standing,
        "api/sessions": api.Sessions,
        "api/import": api.Import,
        f"api/sessions/{ONE}/export": api.Export,
        rf"api/sessions/{ONE}/pictures/([\w-]{{1,80}})\.(png|svg)": api.Picture,
        f"api/sessions/{ONE}/workshops": api.Addable,
        f"api/sessions/{ONE}/files": files.Files,
        rf"api/sessions/{ONE}/files/([\w-]{{1,40}})": files.File,
        f"api/sessions/{ONE}/communities": communities.Communities,
        f"api/sessions/{ONE}/rehearse": api.Rehearse,
        f"api/kernels/{KERNEL_ID}/channels": KernelSocket,
    }
    with_kernel: dict[str, type] = {
        f"room/{ONE}": rooms.Room,
        f"desk/{ONE}": rooms.Desk,
        f"screen/{ONE}": rooms.Screen,
    }
    below = re.escape(base_url)
    bare = re.escape(base_url.rstrip("/"))
    return [
        *([(bare, WithoutSlash, {})] if bare else []),
        *((below + path, handler, {}) for path, handler in plain.items()),
        *((below + path, handler, {"voila": voila}) for path, handler in with_kernel.items()),
        (r".*", NoSuchPage, {}),
    ]
