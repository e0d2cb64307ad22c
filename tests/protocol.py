"""People without a browser: they join by HTTP and speak the kernel's protocol over its websocket.

A `Client` does what a page does and nothing more: it fills in the form, loads the room, reads the
kernel's id, asks for the widgets' state once, and from then on keeps its page up to date from the
numbered patches. A room of sixty costs one thread.
"""

from __future__ import annotations

import asyncio
import html
import itertools
import json
import re
import secrets
import ssl
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

import httpx
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from commonground.hub.patch import merge
from tests.patience import ENOUGH

Page = dict[str, Any]
FRAMES = "v1.kernel.websocket.jupyter.org"  # what real pages use: no message is parsed on its way
# Made once: to read all authorities takes as long as a page takes to load.
_TRUST = ssl.create_default_context()
_XSRF = re.compile(r'name="xsrf" content="([^"]+)"')
_CONFIG = re.compile(r'id="cg-config">(.*?)</script>', re.DOTALL)


class Client:
    """One page of one person, without a browser."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/") + "/"
        self.http = httpx.AsyncClient(base_url=self.address, timeout=ENOUGH, verify=_TRUST)
        self.page: Page = {}
        self.v = -1
        self.refused: list[dict[str, str]] = []
        self._numbers = itertools.count()
        self._socket: WebSocketClientConnection | None = None
        self._path = ""
        self._comm = ""
        self._replies: dict[str, asyncio.Future[Page]] = {}
        self._changed = asyncio.Event()
        self._reading: asyncio.Task[None] | None = None

    # Coming in -----------------------------------------------------------------------------

    @classmethod
    async def join(cls, link: str, name: str) -> Client:
        """Join by the link of a session, as a participant, and open the room."""
        address, _, code = link.rpartition("/join/")
        client = cls(address)
        try:
            await client._send_form(code, name)
            await client.open(f"room/{code}")
        except BaseException:
            await client.close()
            raise
        return client

    async def _send_form(self, code: str, name: str) -> None:
        form = {"name": name, "_xsrf": await self._token()}
        answer = await self.http.post(f"join/{code}", data=form)
        if answer.status_code != httpx.codes.SEE_OTHER:
            raise PermissionError(f"{name} could not join: {answer.status_code}")

    @classmethod
    async def enter(cls, link: str) -> Client:
        """Open a desk or a screen by its link with the key in the fragment."""
        parts = urlsplit(link)
        *before, role, code = parts.path.split("/")
        client = cls(f"{parts.scheme}://{parts.netloc}{'/'.join(before)}")
        body = {"key": parts.fragment.removeprefix("key="), "role": role, "code": code}
        token = {"X-XSRFToken": await client._token()}
        (await client.http.post("enter", json=body, headers=token)).raise_for_status()
        await client.open(f"{role}/{code}")
        return client

    async def _token(self) -> str:
        found = _XSRF.search((await self.http.get("join")).text)
        assert found, "the join page carries no token for its form"
        return found[1]

    async def open(self, path: str) -> None:
        """Load a page and connect to its kernel; returns when the page's state is there."""
        self._path = path
        answer = await self.http.get(path)
        answer.raise_for_status()
        found = _CONFIG.search(answer.text)
        assert found, f"{path} is no page with a kernel"
        kernel = json.loads(html.unescape(found[1]))["kernel"]
        cookies = "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())
        url = f"{self.address.replace('http', 'ws', 1)}api/kernels/{kernel}/channels"
        request = HTTPRequest(f"{url}?session_id={kernel}", headers={"Cookie": cookies})
        self._socket = await websocket_connect(
            request, max_message_size=2**26, subprotocols=[FRAMES]
        )
        self.page, self.v = {}, -1
        self._reading = asyncio.create_task(self._read())
        await self._ask_for_state()
        await self.wait(bool)

    async def reload(self) -> None:
        """Load the page again."""
        await self._leave()
        await self.open(self._path)

    async def close(self) -> None:
        """Close the page, as when a tab is closed."""
        await self._leave()
        await self.http.aclose()

    async def _leave(self) -> None:
        """Close the socket and hear the server out: a loop that ends before leaves it open."""
        if self._socket is not None:
            self._socket.close()
        if self._reading is not None:
            await asyncio.wait({self._reading}, timeout=ENOUGH)

    # Taking part ---------------------------------------------------------------------------

    async def send(self, kind: str, data: Page | None = None, *, step: str | None = "") -> Page:
        """Send a command about the step that is open; the hub's reply."""
        identity = secrets.token_urlsafe(16)
        now = (self.page.get("step") or {}).get("id")
        command = {"id": identity, "kind": kind, "step": now if step == "" else step}
        self._replies[identity] = asyncio.get_running_loop().create_future()
        await self._custom({"command": command | {"data": data or {}}})
        reply = await asyncio.wait_for(self._replies[identity], ENOUGH)
        del self._replies[identity]
        if not reply["ok"]:
            self.refused.append(reply["problem"])
        return reply

    async def wait(self, condition: Callable[[Page], bool], within: float = ENOUGH) -> Page:
        """Wait until the page is as it should be; the page."""

        async def _until() -> None:
            while not condition(self.page):
                self._changed.clear()
                await self._changed.wait()

        await asyncio.wait_for(_until(), within)
        return self.page

    # The kernel's protocol -----------------------------------------------------------------

    async def _ask_for_state(self) -> None:
        control = {"comm_id": secrets.token_hex(16), "target_name": "jupyter.widget.control"}
        version = {"version": "1.0.0"}
        await self._message("comm_open", control | {"data": {}}, version)
        await self._message(
            "comm_msg", {"comm_id": control["comm_id"], "data": {"method": "request_states"}}
        )

    async def _custom(self, content: Page) -> None:
        data = {"method": "custom", "content": content}
        await self._message("comm_msg", {"comm_id": self._comm, "data": data})

    def _message(self, kind: str, content: Page, metadata: Page | None = None) -> Awaitable[None]:
        assert self._socket is not None, "the page is not open"
        header = {
            "msg_id": f"{next(self._numbers)}_{secrets.token_hex(8)}",
            "msg_type": kind,
            "username": "",
            "session": self._comm or "test",
            "date": "",
            "version": "5.3",
        }
        message = {
            "header": header,
            "parent_header": {},
            "metadata": metadata or {},
            "content": content,
        }
        frame = serialize_msg_to_ws_v1(message, "shell", pack=_packed)  # type: ignore[no-untyped-call]
        return self._socket.write_message(frame, binary=True)

    async def _read(self) -> None:
        assert self._socket is not None
        while (raw := await self._socket.read_message()) is not None:
            _, parts = deserialize_msg_from_ws_v1(raw)  # type: ignore[no-untyped-call]
            header, _, _, body, *_ = parts
            if json.loads(header)["msg_type"] != "comm_msg":
                continue
            content = json.loads(body)
            data = content["data"]
            if data.get("method") == "update_states":
                self._take_states(data["states"])
            elif data.get("method") == "custom" and content["comm_id"] == self._comm:
                await self._take(data["content"])

    def _take_states(self, states: Page) -> None:
        for model, row in states.items():
            if "page" in (state := row["state"].get("state") or {}):
                self._comm = model
                self._turn(state["page"], state["v"])

    async def _take(self, message: Page) -> None:
        if "patch" in message:
            if message["v"] == self.v + 1:
                self._turn(merge(self.page, message["patch"]), message["v"])
            elif message["v"] > self.v:
                await self._custom({"hello": self.v})
        elif "state" in message:
            self._turn(message["state"], message["v"])
        if "reply" in message:
            reply = message["reply"]
            if (future := self._replies.get(reply["command"])) and not future.done():
                future.set_result(reply)

    def _turn(self, page: Page, v: int) -> None:
        self.page, self.v = page, v
        self._changed.set()


def _packed(part: Page) -> bytes:
    return json.dumps(part).encode()
