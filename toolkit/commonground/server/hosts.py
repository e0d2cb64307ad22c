"""Under which names this server answers.

A page elsewhere can give its own name the address of this machine, and then speaks to a server
that only this machine should reach as if it were its own. Such a request carries that page's name
as its Host. A server on a loopback address knows its names; one with a public address that was
given knows that; all others are reached under names that they cannot know. Addresses in numbers
and names without a dot are nobody's to give away on the internet.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from commonground.server.headers import HOST
from commonground.session.problems import Refused

LOOPBACK = "localhost"


@dataclass(frozen=True, slots=True)
class Hosts:
    """``listening`` is the address listened on, ``public`` the address that was given, if any."""

    listening: str
    public: str | None = None
    behind_proxy: bool = False

    def knows(self, host: str) -> bool:
        """Whether a request with this Host is meant for this server."""
        if not HOST.fullmatch(host):
            return False
        name = _name(host)
        if not self._is_closed() or _is_address(name):
            return True
        if "." not in name or name.endswith(f".{LOOPBACK}"):
            return True
        return name in {_name(self.listening), _name(urlsplit(self.public or "").netloc)}

    def _is_closed(self) -> bool:
        if self.public is not None:
            return True
        return not self.behind_proxy and _is_loopback(self.listening)


def foreign(host: str) -> Refused:
    """What somebody is told who came by another name."""
    return Refused(
        f"This server does not go by the name “{host[:80]}”.",
        safe="Nothing was shown or changed.",
        do="Open the link that you were given. Who runs the server can give it this name with "
        "--public-url, or say with --trust-proxy that a proxy stands before it.",
    )


def _name(host: str) -> str:
    """The host without its port, in small letters."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_loopback(name: str) -> bool:
    return name == LOOPBACK or (_is_address(name) and ipaddress.ip_address(name).is_loopback)
