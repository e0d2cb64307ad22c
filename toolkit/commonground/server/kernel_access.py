"""Who may speak to which kernel, in Jupyter's own terms.

To Jupyter, a visitor is a user whose name is the hash of the cookie, and the one thing that users
may do is connect to the kernels that were started for them. Whoever has another's kernel id but
not the cookie gets the same answer as for a kernel that does not exist.
"""

from __future__ import annotations

from typing import Any, cast

from jupyter_server.auth.authorizer import Authorizer
from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, RequestHandler
from voila.tornado.kernel_websocket_handler import (  # type: ignore[import-untyped]
    VoilaKernelWebsocketHandler,
)

from commonground.server.pages import visitor_of
from commonground.server.site import Site


class Visitors(IdentityProvider):
    """Knows visitors by their cookie. There is no password, no token and no login page."""

    def get_user(self, handler: RequestHandler) -> User | None:
        """The visitor, or nobody."""
        visitor = visitor_of(handler)
        return User(visitor) if visitor else None

    def get_handlers(self) -> list[tuple[str, object]]:
        """None: nobody logs in or out."""
        return []


class OwnKernelsOnly(Authorizer):
    """Visitors may connect to their own kernels, and nothing else."""

    def is_authorized(
        self, handler: JupyterHandler, user: User, action: str, resource: str
    ) -> bool:
        """Whether the kernel in the address is the visitor's own."""
        site = cast("Site", handler.settings["site"])
        kernel = handler.path_kwargs.get("kernel_id", "")
        if resource == "kernels" and site.keeper.owns(kernel, user.username):
            return action in {"read", "execute"}
        raise HTTPError(404)


class KernelSocket(VoilaKernelWebsocketHandler):  # type: ignore[misc]  # Voila has no types
    """The websocket between a page and its kernel; as long as it is open the kernel lives."""

    # Tornado asks in seconds whether the browser is still there, and closes the line if not.
    # Jupyter would do the same, in milliseconds and under the same names.
    ping_interval = 20.0
    ping_timeout = 20.0

    @property
    def _site(self) -> Site:
        return cast("Site", self.settings["site"])

    async def open(self, kernel_id: str) -> None:
        """The page is there."""
        self._site.keeper.connected(kernel_id, self)
        await self.connection.connect()

    def on_close(self) -> None:
        """The page has gone, for now or for good."""
        self._site.keeper.disconnected(self.kernel_id, self)
        if self.connection is not None:
            super().on_close()

    def write_error(self, _status_code: int, **_kwargs: Any) -> None:
        """A browser shows nobody why a websocket was refused: the status is enough."""
        self.finish()
