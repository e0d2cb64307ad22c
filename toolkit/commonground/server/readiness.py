"""Whether a page with a kernel can be shown now, asked before anything is started for it."""

from __future__ import annotations

from commonground.server import causes, descriptors
from commonground.server.problems import Shown
from commonground.server.site import Site


def check(site: Site, page: str) -> None:
    """Raises `Shown` if the page's script is missing, or this machine has no room for it."""
    if site.assets.missing("app.css", "host.js", f"{page}.js"):
        raise Shown(503, causes.incomplete())
    if site.assets.renewed:
        site.assets.renewed = False
        site.kernels.renew()
    if not descriptors.enough_for(1 + len(site.rendering) + site.limits.rendering):
        raise Shown(503, causes.no_room())
