"""What the handlers of one server share, and the limits that it keeps."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from jinja2 import Environment, PackageLoader, StrictUndefined

from commonground.hub import Hub
from commonground.notebooks.shelf import Shelf
from commonground.server.assets import Assets
from commonground.server.drawing import Drawing
from commonground.server.house import House
from commonground.server.hub_socket import HubSocket
from commonground.server.keeper import Keeper
from commonground.server.kernels import Kernels
from commonground.server.launch import Launch
from commonground.server.links import Links
from commonground.server.patience import Patience
from commonground.server.runtime import RuntimeFolder
from commonground.server.secret import Keys
from commonground.server.tickets import Tickets
from commonground.server.turns import Turns
from commonground.server.uploads import Uploads


def templates() -> Environment:
    """Where the plain pages come from. Whatever is put into them is escaped."""
    return Environment(
        loader=PackageLoader("commonground.server", "templates/pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds, counts."""

    form: int = 64 * 1024
    body: int = 32 * 1024 * 1024
    socket_message: int = 2 * 1024 * 1024
    unopened: float = 120.0  # a kernel whose page never connected
    idle: float = 60.0  # a connection on which nothing is asked
    closed: float = 30.0  # a kernel whose last page went, unless it comes back
    rendering: int = 4  # pages rendered at the same time; the others wait their turn
    pages: int = 12  # pages that one browser may have open


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that a handler needs, made once when the server is made."""

    hub: Hub
    base_url: str
    links: Links
    assets: Assets
    keeper: Keeper
    kernels: Kernels
    limits: Limits
    folder: RuntimeFolder
    door: HubSocket
    tickets: Tickets
    house: House
    uploads: Uploads
    shelf: Shelf = field(default_factory=Shelf)
    launch: Launch = field(default_factory=Launch)
    patience: Patience = field(default_factory=Patience)
    templates: Environment = field(default_factory=templates)
    drawing: Drawing = field(default_factory=Drawing)
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)
    rendering: Turns = field(init=False)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rendering", Turns(self.limits.rendering))

    @property
    def keys(self) -> Keys:
        """The facilitator's secret and the keys made from it."""
        return self.links.keys

    @property
    def https(self) -> bool:
        """Whether people reach this server over https: then its cookies are for https only."""
        return self.links.public.startswith("https:")

    def run(self, task: asyncio.Task[None]) -> None:
        """Keep a task until it ends or the server does."""
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
