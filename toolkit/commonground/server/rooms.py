"""The three pages that have a kernel: the participant's room, the desk and the screen."""

from __future__ import annotations

import contextlib
import secrets
import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from tornado.iostream import StreamClosedError

from commonground.server import causes, headers, readiness
from commonground.server.house import no_memory, no_place_again
from commonground.server.kernel import Kernel
from commonground.server.launched import Launched
from commonground.server.problems import Shown, no_such_session, too_many_pages
from commonground.server.rendering import RoomRenderer
from commonground.server.standing import strip
from commonground.session.codes import normalise
from commonground.session.people import Role, Viewer
from commonground.store import SessionRow


class _GivenUp(Exception):
    """While the kernel started, it became one that waits for nobody: the page was left."""


class Room(Launched):
    """``/room/CODE``: a participant's page."""

    opens = False

    role: ClassVar[Role] = Role.PARTICIPANT
    name: ClassVar[str] = "room"

    def initialize(self, voila: Any) -> None:
        """Be given the server, as what Voila's rendering asks for."""
        self._voila = voila

    def policy(self) -> str:
        """Pages with a kernel may do more, each answer with a nonce of its own."""
        self._nonce = secrets.token_urlsafe(16)
        return headers.room_policy(self._nonce, self.request.host)

    async def get(self, typed: str) -> None:
        """The page, for whoever has a seat here; for others, how to get one."""
        code = await self._find(typed)
        if code != typed:
            self.redirect(self.address(f"{self.name}/{code}"))
            return
        seat = self.seat(code, self.role)
        if seat is None:
            self._without_seat(code)
            return
        owner = self.admit_visitor()
        if self.site.keeper.connections(owner) >= self.site.limits.pages:
            raise too_many_pages()
        self._take_place(owner)
        readiness.check(self.site, PAGES[self.role])
        await self._render(Viewer(code, self.role, seat.person), owner)

    def _take_place(self, owner: str) -> None:
        """Keep a place for who takes part, or say that there is none."""
        house = self.site.house
        if not house.has_place(owner):
            raise Shown(503, no_place_again(house.rules.places or 0))
        if house.is_short_of_memory:
            raise Shown(503, no_memory())
        house.take_place(owner)

    async def _find(self, typed: str) -> str:
        code = normalise(typed)
        if code is not None and self.visitor and self.seat_exists(code):
            return code
        await self.wait_for_turn()
        if code is None or not self.site.hub.exists(code):
            raise no_such_session()
        self.was_right()
        return code

    def seat_exists(self, code: str) -> bool:
        """Whether the visitor has a seat in a session that exists: then there is no guessing."""
        return self.site.hub.exists(code) and self.seat(code, self.role) is not None

    def _without_seat(self, code: str) -> None:
        self.redirect(self.address(f"join/{code}"))

    async def _render(self, viewer: Viewer, owner: str) -> None:
        kernel = str(uuid.uuid4())
        renderer = self._renderer(viewer, kernel, owner)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        try:
            async with contextlib.aclosing(renderer.snippets()) as snippets:
                async for snippet in snippets:
                    self.write(snippet)
            await self.finish()
        except (StreamClosedError, _GivenUp) as error:
            # Whoever asked has gone; nobody will ever connect to this kernel.
            await self.site.keeper.end(kernel)
            self._failed(error)
        except Exception as error:  # noqa: BLE001  # the person must be told, and the kernel must go
            causes.log("A page could not be rendered", error)
            await self.site.keeper.end(kernel)
            self._failed(error)

    def _renderer(self, viewer: Viewer, identity: str, owner: str) -> RoomRenderer:
        session = self.site.hub.live(viewer.code)

        async def start(cells: Sequence[str]) -> Kernel:
            self.site.keeper.admit(identity, owner)
            kernel = await self.site.kernels.start(identity, self._environment(viewer), cells)
            if not self.site.keeper.owns(identity, owner):
                await self.site.kernels.end(identity)
                raise _GivenUp
            return kernel

        return RoomRenderer(
            notebook=self.site.shelf.notebook(session.row.workshop),
            page=PAGES[self.role],
            own={
                "assets": self.site.assets.urls(),
                "preload": self._preload(),
                "title": f"{session.state.title} · Common Ground",
                "nonce": self._nonce,
                "house": self._house(session.row),
            },
            identity=identity,
            turn=self.site.rendering,
            start=start,
            flush=self.flush,
            exporter=self._voila.exporter,
            request_handler=self,
            voila_configuration=self._voila.voila_configuration,
            base_url=self.site.base_url,
        )

    def _house(self, row: SessionRow) -> str:  # noqa: ARG002 - the desk's is about it
        """What is said of a lent machine on this page."""
        return ""

    def _preload(self) -> list[str]:
        scripts = ("host.js", f"{PAGES[self.role]}.js")
        return list(
            dict.fromkeys(one for name in scripts for one in self.site.assets.preload(name))
        )

    def _environment(self, viewer: Viewer) -> dict[str, str]:
        return {
            "COMMONGROUND_HUB": self.site.door.address,
            "COMMONGROUND_TICKET": self.site.tickets.mint(viewer),
            "COMMONGROUND_STATIC": self.site.assets.address,
            "COMMONGROUND_ROLE": str(viewer.role),
        }

    def _failed(self, error: Exception) -> None:
        """End a page that cannot be completed with a page that says so."""
        if not self._headers_written:
            self.send_error(503 if causes.told(error) else 500, exc_info=(None, error, None))
            return
        template = self.settings["voila_jinja2_env"].get_template("problem.html.j2")
        self.finish(str(template.module.problem(0, "")))


class Desk(Room):
    """``/desk/CODE``: the facilitator's page of one session."""

    role = Role.FACILITATOR
    name = "desk"
    title: ClassVar[str] = "The facilitator’s desk"

    opens = True

    def _take_place(self, owner: str) -> None:
        """Who leads is never turned away: whose session it is must be able to take it along."""

    def _without_seat(self, code: str) -> None:
        """Show the door. The script on it turns the link's key into a seat and loads again."""
        self.set_header("Content-Security-Policy", headers.plain_policy())
        self.show("locked.html", role=self.name, code=code, title=self.title)

    def _house(self, row: SessionRow) -> str:
        shown = row.code == self.site.house.demonstration and self.is_facilitator
        return strip(self, () if shown else (row,), demonstration=shown)


class Screen(Desk):
    """``/screen/CODE``: the projector's page."""

    role = Role.SCREEN
    name = "screen"
    title = "The screen for the room"

    def _house(self, row: SessionRow) -> str:  # noqa: ARG002 - a wall says nothing of machines
        return ""


PAGES = {Role.PARTICIPANT: "participant", Role.FACILITATOR: "desk", Role.SCREEN: "screen"}
