"""What a proxy says of visitors is believed where somebody has said that there is one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import websocket
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine

from commonground.hub import Hub
from commonground.server.forwarded import take_over
from commonground.server.links import Links, PageLinks, qr_path
from commonground.server.secret import Keys

from .visiting import SECRET, Running, connect, join, kernel_of, serve, token, xsrf

PREFIX = "/user/room-x1/"
NAME = "hub.example.org"
THROUGH = {"X-Forwarded-Proto": "https,http", "X-Forwarded-Host": NAME}


def request(**headers: str) -> HTTPServerRequest:
    """A request with these headers, whose names are written with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    start = RequestStartLine("POST", "/enter", "HTTP/1.1")
    return HTTPServerRequest(headers=HTTPHeaders({"Host": "pod:8888"} | named), start_line=start)


@pytest.mark.parametrize(
    ("headers", "scheme", "host"),
    [
        ({}, "http", "pod:8888"),
        ({"X_Forwarded_Proto": "https"}, "https", "pod:8888"),
        ({"X_Forwarded_Proto": "https,http", "X_Forwarded_Host": "a.b, c"}, "https", "a.b"),
        ({"X_Scheme": "https", "X_Forwarded_Proto": "http"}, "https", "pod:8888"),
        ({"X_Scheme": "gopher", "X_Forwarded_Proto": "https"}, "https", "pod:8888"),
        ({"X_Forwarded_Proto": "javascript", "X_Forwarded_Host": "a b"}, "http", "pod:8888"),
        ({"X_Forwarded_Host": "[2001:db8::1]:443"}, "http", "[2001:db8::1]:443"),
    ],
)
def test_scheme_and_host(headers: dict[str, str], scheme: str, host: str) -> None:
    """Those of the browser, if they are any."""
    asked = request(**headers)
    take_over(asked)
    assert (asked.protocol, asked.host) == (scheme, host)


@pytest.mark.parametrize(
    ("given", "visitor"),
    [
        ("", None),
        ("nonsense", None),
        ("8.8.4.4", "8.8.4.4"),
        ("1.1.1.1, 8.8.8.8, 10.0.0.7", "8.8.8.8"),
        ("192.168.1.5, 10.0.0.7", "10.0.0.7"),
        ("2606:4700::1111, ::1", "2606:4700::1111"),
    ],
)
def test_the_visitors_address(given: str, visitor: str | None) -> None:
    """The last public one: what stands before it could be made up by the visitor."""
    asked = request(X_Forwarded_For=given)
    before = asked.remote_ip
    take_over(asked)
    assert asked.remote_ip == (visitor or before)


@pytest.mark.parametrize(
    ("learns", "headers", "public"),
    [
        (True, {"X_Forwarded_Proto": "https"}, "https://hub.example/user/ada/"),
        (True, {}, "http://10.1.2.3:8888/user/ada/"),
        (True, {"X_Forwarded_Proto": "https", "Host": "a!b"}, "http://10.1.2.3:8888/user/ada/"),
        (False, {"X_Forwarded_Proto": "https"}, "http://10.1.2.3:8888/user/ada/"),
    ],
)
def test_links_follow(learns: bool, headers: dict[str, str], public: str) -> None:  # noqa: FBT001
    """The facilitator's own request says how the server is reached; pages follow at once."""
    links = Links("http://10.1.2.3:8888/user/ada/", Keys("a" * 32), learns=learns)
    shown = PageLinks(links, "K7M2QX")
    asked = request(**({"Host": "hub.example"} | headers))
    take_over(asked)
    links.reached_by(asked)
    address = f"{public}join/K7M2QX"
    assert dict(shown) == {"join": address, "qr": qr_path(address)}


# A server behind a proxy ----------------------------------------------------------------------


@pytest.fixture
def behind(runtime_folder: Path) -> Iterator[Running]:
    """A server that was told of its proxy, below a prefix."""
    assert runtime_folder.is_dir()
    yield from serve(Hub(), base_url=PREFIX, trust_proxy=True, forked=False)


def test_cookies_and_links_behind_tls(behind: Running) -> None:
    """Cookies go over https and below the prefix only; links and the QR code name the proxy."""
    browser = behind.visitor(**THROUGH)
    # The client keeps no cookie that is for https: it is handed on as a browser would.
    page = browser.get("join")
    first = page.headers["set-cookie"]
    assert "; Secure" in first
    assert f"Path={PREFIX}" in first
    crumb, _, _ = first.partition(";")
    form = {"X-XSRFToken": page.text.split('name="xsrf" content="')[1].partition('"')[0]}
    entered = browser.post("enter", json={"secret": SECRET}, headers=form | {"Cookie": crumb})
    assert entered.json() == {"ok": True}
    assert "; Secure" in entered.headers["set-cookie"]
    assert behind.site.links.join("K7M2QX") == f"https://{NAME}{PREFIX}join/K7M2QX"
    assert behind.site.links.home.startswith(f"https://{NAME}{PREFIX}#secret=")


def test_a_websocket_behind_a_proxy_that_renames(behind: Running) -> None:
    """The origin is compared with the name that the browser asked for, not with the pod's."""
    code = behind.session()
    browser = behind.visitor(**{"X-Forwarded-Host": NAME})
    assert join(browser, code, "Ada").headers["location"] == f"{PREFIX}room/{code}"
    kernel = kernel_of(browser.get(f"room/{code}").text)
    header = [f"X-Forwarded-Host: {NAME}"]
    with pytest.raises(websocket.WebSocketBadStatusException):
        connect(behind, browser, kernel, header=header, origin="https://elsewhere.example")
    socket = connect(behind, browser, kernel, header=header, origin=f"https://{NAME}")
    socket.close()


def test_the_base_url_without_its_slash(behind: Running) -> None:
    """Leads to the one with it, and keeps what stands behind."""
    bare = behind.url.rstrip("/")
    answer = behind.visitor().get(f"{bare}?new=K7M2QX")
    assert (answer.status_code, answer.headers["location"]) == (302, f"{PREFIX}?new=K7M2QX")


def test_every_address_is_below_the_prefix(behind: Running) -> None:
    """Of the home page with a session: links, forms, files, downloads."""
    behind.session("Fewer returns")
    browser = behind.facilitator()
    page = browser.get("").text
    addresses = [
        part.partition('"')[0]
        for name in ("href", "action", "src", "data-base", "data-house")
        for part in page.split(f' {name}="')[1:]
    ]
    assert len(addresses) > 8
    assert [one for one in addresses if not one.startswith((PREFIX, "#"))] == []


def test_nothing_is_believed_unasked(running: Running, code: str) -> None:
    """Without --trust-proxy the headers of a stranger change nothing."""
    browser = running.visitor(**THROUGH)
    before = running.url
    answer = browser.post("enter", json={"secret": SECRET}, headers=xsrf(browser))
    assert answer.json() == {"ok": True}
    assert "Secure" not in answer.headers["set-cookie"]
    assert running.url == before
    assert token(browser)
    assert code in browser.get("").text
