"""What a page fetched, as Chromium counts it: bytes on the wire, headers included, and requests.

What comes out of the browser's cache is no request here. Chromium shows the frames of a websocket
after they were inflated, so their bytes are counted apart and not called bytes on the wire.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import CDPSession, Page


@dataclass
class Wire:
    """The traffic of one page."""

    bytes: int = 0
    requests: int = 0
    frames: int = 0  # bytes in websocket frames, inflated
    elsewhere: int = 0  # requests to other hosts, none of which can be reached
    _urls: dict[str, str] = field(default_factory=dict)
    _session: CDPSession | None = None

    @classmethod
    async def of(cls, page: Page) -> Wire:
        """Count from now on."""
        wire = cls()
        wire._session = session = await page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", wire._sent)
        session.on("Network.requestServedFromCache", wire._was_cached)
        session.on("Network.responseReceived", wire._answered)
        session.on("Network.loadingFinished", wire._finished)
        session.on("Network.webSocketCreated", wire._connected)
        session.on("Network.webSocketFrameReceived", wire._told)
        await session.send("Network.enable")
        return wire

    def result(self) -> dict[str, int]:
        """The counts so far."""
        names = ("bytes", "requests", "frames", "elsewhere")
        return {name: getattr(self, name) for name in names}

    def _sent(self, event: dict[str, Any]) -> None:
        if redirected := event.get("redirectResponse"):
            self.bytes += int(redirected["encodedDataLength"])
        url = event["request"]["url"]
        if not url.startswith(("http:", "https:")):
            return
        if urlsplit(url).hostname == "127.0.0.1":
            self.requests += 1
            self._urls[event["requestId"]] = url
        else:
            self.elsewhere += 1

    def _was_cached(self, event: dict[str, Any]) -> None:
        if self._urls.pop(event["requestId"], None):
            self.requests -= 1

    def _answered(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self._was_cached(event)

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self._urls:
            self.bytes += int(event["encodedDataLength"])

    def _connected(self, _event: dict[str, Any]) -> None:
        self.requests += 1

    def _told(self, event: dict[str, Any]) -> None:
        payload = event["response"]["payloadData"]
        text = event["response"]["opcode"] == 1
        self.frames += len(payload.encode()) if text else len(payload) * 3 // 4
