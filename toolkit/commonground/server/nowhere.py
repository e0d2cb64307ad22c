"""What is answered where there is nothing."""

from __future__ import annotations

from collections.abc import Awaitable

from commonground.server import hosts
from commonground.server.launched import Launched
from commonground.server.pages import Guarded
from commonground.server.problems import Shown, no_such_page


class NoSuchPage(Launched):
    """Whatever has no handler. A launcher may send its visitor to a page of Jupyter's."""

    def prepare(self) -> Awaitable[None] | None:
        """Say so, whatever was asked, unless it was a launch."""
        launched = super().prepare()
        if launched is None:
            raise no_such_page()
        return launched

    def check_xsrf_cookie(self) -> None:
        """There is nothing to protect."""

    def stays_at(self) -> str:
        """The home says what became of the token."""
        return self.site.base_url


class WithoutSlash(Guarded):
    """The base URL without its slash."""

    def get(self) -> None:
        """The same with it; what stands behind stays."""
        query = self.request.query
        self.redirect(self.site.base_url + (f"?{query}" if query else ""))


class ForeignHost(Guarded):
    """Whatever is asked under a name that is not this server's."""

    def prepare(self) -> None:
        """Say so, whatever was asked."""
        raise Shown(421, hosts.foreign(self.request.host))

    def check_xsrf_cookie(self) -> None:
        """There is nothing to protect."""
