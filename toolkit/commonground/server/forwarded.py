"""What a proxy says about the visitor who came through it.

A proxy that ends TLS passes requests on over plain HTTP, under a name and from an address of its
own. What the visitor's browser used stands in headers that anybody else could send as well. So
they are read only where somebody has said that a proxy stands before this server.
"""

from __future__ import annotations

import ipaddress

from tornado.httputil import HTTPServerRequest

from commonground.server.headers import HOST

SCHEMES = {"http", "https"}
PROTO = ("X-Scheme", "X-Forwarded-Proto")


def is_forwarded(request: HTTPServerRequest) -> bool:
    """Whether the request came through a proxy that says so."""
    return any(name in request.headers for name in PROTO)


def take_over(request: HTTPServerRequest) -> None:
    """See the request as the first proxy on its way saw it: its scheme, host and address.

    Each proxy adds what it saw behind a comma. The first scheme and host are those of the
    browser. Of the addresses the first can be made up; the last public one cannot: a proxy that
    the visitor reached from the internet wrote it.
    """
    for name in PROTO:
        if (scheme := _first(request, name)) in SCHEMES:
            request.protocol = scheme
            break
    host = _first(request, "X-Forwarded-Host")
    if HOST.fullmatch(host):
        request.host = host
    if address := _visitor(request.headers.get("X-Forwarded-For", "")):
        request.remote_ip = address


def _first(request: HTTPServerRequest, name: str) -> str:
    return request.headers.get(name, "").partition(",")[0].strip()


def _visitor(forwarded_for: str) -> str | None:
    addresses: list[ipaddress.IPv4Address | ipaddress.IPv6Address] = []
    for part in forwarded_for.split(","):
        try:
            addresses.append(ipaddress.ip_address(part.strip()))
        except ValueError:
            continue
    public = [one for one in addresses if one.is_global]
    return str((public or addresses)[-1]) if addresses else None
