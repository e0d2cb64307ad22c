"""The addresses that people get: the join link and its QR code, the desk, the screen, the home."""

from __future__ import annotations

import contextlib
import io
import ipaddress
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import segno
from tornado.httputil import HTTPServerRequest

from commonground.server.forwarded import is_forwarded
from commonground.server.headers import HOST
from commonground.server.secret import Keys
from commonground.session.people import Role

EVERYWHERE = {"", "0.0.0.0", "::", "*"}  # noqa: S104 - recognised here, bound elsewhere


@dataclass(slots=True)
class Links:
    """Makes links below one public address, which ends in a slash.

    Behind a proxy the server cannot know that address. A facilitator's request that came through
    one tells it, if what the proxy says can be trusted: then ``learns``.
    """

    public: str
    keys: Keys
    learns: bool = False

    def reached_by(self, request: HTTPServerRequest) -> None:
        """Learn from a facilitator's request how people reach this server from outside."""
        if self.learns and is_forwarded(request) and HOST.fullmatch(request.host):
            self.public = f"{request.protocol}://{request.host}/{self.public.split('/', 3)[3]}"

    @property
    def home(self) -> str:
        """The facilitator's link. Its secret is in the fragment, which no server ever sees."""
        return f"{self.public}#secret={self.keys.secret}"

    def join(self, code: str) -> str:
        """Where people join a session."""
        return f"{self.public}join/{code}"

    def desk(self, code: str) -> str:
        """The facilitator's page of one session."""
        return f"{self.public}desk/{code}#key={self.keys.key(code, Role.FACILITATOR)}"

    def screen(self, code: str) -> str:
        """The projector's page of one session."""
        return f"{self.public}screen/{code}#key={self.keys.key(code, Role.SCREEN)}"

    def all(self, code: str) -> dict[str, str]:
        """Code and links, as the commands print them."""
        return {
            "code": code,
            "join": self.join(code),
            "desk": self.desk(code),
            "screen": self.screen(code),
        }


class PageLinks(Mapping[str, str]):
    """What the pages of one session show about reaching it, as it is at the moment."""

    def __init__(self, links: Links, code: str) -> None:
        self._links = links
        self._code = code

    def __getitem__(self, name: str) -> str:
        join = self._links.join(self._code)
        return {"join": join, "qr": qr_path(join)}[name]

    def __iter__(self) -> Iterator[str]:
        return iter(("join", "qr"))

    def __len__(self) -> int:
        return 2


def public_address(host: str, port: int, base_url: str, scheme: str = "http") -> str:
    """How others reach a server that listens on ``host``."""
    name = reachable_host() if host in EVERYWHERE else host
    if ":" in name:
        name = f"[{name}]"
    return f"{scheme}://{name}:{port}{base_url}"


def reachable_host() -> str:
    """This machine's address on the local network, as well as it can be guessed.

    Asking the system which of its addresses it would use to reach another one sends nothing: a
    datagram socket that is connected has only been told where to.
    """
    for family, elsewhere in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((elsewhere, 9))
                address = str(probe.getsockname()[0])
        except OSError:
            continue
        if not ipaddress.ip_address(address).is_unspecified:
            return address
    return socket.gethostname() or "localhost"


def reachable_hosts() -> list[str]:
    """This machine's addresses on its networks, the likeliest first; none when it is in no network.

    A laptop may be in two at once, by cable and by air, and phones in one of them.
    """
    found = [reachable_host()]
    with contextlib.suppress(OSError):
        named = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        found += sorted({str(address[0]) for *_, address in named})
    return [host for host in dict.fromkeys(found) if not _is_here(host)]


def _is_here(host: str) -> bool:
    """Whether an address leads nowhere but to this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@cache
def qr_path(url: str) -> str:
    """A QR code as the ``d`` of one SVG path: one unit a module, with its quiet zone of four."""
    rows = segno.make(url, error="m", micro=False).matrix_iter(border=4)
    runs: list[str] = []
    for y, row in enumerate(rows):
        x = 0
        for dark, group in groupby(row):
            width = len(list(group))
            if dark:
                runs.append(f"M{x} {y}h{width}v1h-{width}z")
            x += width
    return "".join(runs)


def qr_size(url: str) -> int:
    """Modules along one side of that QR code, quiet zone included: the side of its viewBox."""
    return int(segno.make(url, error="m", micro=False).symbol_size(border=4)[0])


def qr_terminal(url: str) -> str:
    """A QR code for a terminal, two rows in a line."""
    out = io.StringIO()
    segno.make(url, error="m", micro=False).terminal(out, compact=True, border=2)
    return out.getvalue()
