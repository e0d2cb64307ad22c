"""The three pages that have a kernel: the participant's room, the desk and the screen."""

from __future__ import annotations

import contextlib
import os
import secrets
import uuid
from typing import ClassVar

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.iostream import StreamClosedError
from voila.handler import VoilaHandler  # type: ignore[import-untyped]

from commonground.server import causes, headers, readiness
from commonground.server.kernels import KERNEL, kernel_environment
from commonground.server.pages import Guarded
from commonground.server.problems import no_such_session, too_many_pages
from commonground.server.rendering import RoomRenderer, notebook_of
from commonground.server.runtime import WORK
from commonground.session.codes import normalise
from commonground.session.people import Role, Viewer


class _GivenUp(Exception):
    """While the kernel started, it became one that waits for nobody: the page was left."""


class Room(Guarded, VoilaHandler):  # type: ignore[misc]  # Voila has no types
    """``/room/CODE``: a participant's page."""

    role: ClassVar[Role] = Role.PARTICIPANT
    name: ClassVar[str] = "room"

    def policy(self) -> str:
        """Pages with a kernel may do more, each answer with a nonce of its own."""
        self._nonce = secrets.token_urlsafe(16)
        return headers.room_policy(self._nonce, self.request.host)

    @allow_unauthenticated
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
        readiness.check(self.site, PAGES[self.role])
        await self._render(Viewer(code, self.role, seat.person), owner)

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

    def _renderer(self, viewer: Viewer, kernel: str, owner: str) -> RoomRenderer:
        session = self.site.hub.live(viewer.code)

        async def start() -> str:
            self.site.keeper.admit(kernel, owner)
            await self.kernel_manager.start_kernel(
                kernel_id=kernel,
                kernel_name=KERNEL,
                cwd=str(self.site.folder / WORK),
                env=self._environment(viewer),
            )
            if not self.site.keeper.owns(kernel, owner):
                raise _GivenUp
            return kernel

        return RoomRenderer(
            notebook=notebook_of(session.row.workshop),
            own={
                "assets": self.site.assets.urls(),
                "preload": self._preload(),
                "title": f"{session.state.title} · Common Ground",
                "nonce": self._nonce,
            },
            kernels=self.kernel_manager,
            turn=self.site.rendering,
            start=start,
            flush=self.flush,
            request_handler=self,
            voila_configuration=self.voila_configuration,
            traitlet_config=self.traitlet_config,
            template_paths=self.template_paths,
            config_manager=self.config_manager,
            contents_manager=self.contents_manager,
            base_url=self.base_url,
            kernel_spec_manager=self.kernel_spec_manager,
            page_config={},
        )

    def _preload(self) -> list[str]:
        scripts = ("host.js", f"{PAGES[self.role]}.js")
        return list(
            dict.fromkeys(one for name in scripts for one in self.site.assets.preload(name))
        )

    def _environment(self, viewer: Viewer) -> dict[str, str]:
        own = {
            "COMMONGROUND_HUB": self.site.door.address,
            "COMMONGROUND_TICKET": self.site.tickets.mint(viewer),
            "COMMONGROUND_STATIC": self.site.assets.address,
            "COMMONGROUND_ROLE": str(viewer.role),
        }
        return kernel_environment(os.environ, self.site.folder, own)

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

    def _without_seat(self, code: str) -> None:
        """Show the door. The script on it turns the link's key into a seat and loads again."""
        self.set_header("Content-Security-Policy", headers.plain_policy())
        self.show("locked.html", role=self.name, code=code, title=self.title)


class Screen(Desk):
    """``/screen/CODE``: the projector's page."""

    role = Role.SCREEN
    name = "screen"
    title = "The screen for the room"


PAGES = {Role.PARTICIPANT: "participant", Role.FACILITATOR: "desk", Role.SCREEN: "screen"}
