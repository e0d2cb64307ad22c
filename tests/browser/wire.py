"""What a page fetches, as Chromium counts it: requests, and bytes on the wire with their headers.

What comes out of the browser's memory is neither. A websocket is a request; what passes on it
later is not counted.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page


class Wire:
    """The traffic of one page."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        self.urls: dict[str, str] = {}
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.requestServedFromCache", self._kept)
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._came)
        session.on("Network.webSocketCreated", self._connected)
        session.send("Network.enable")

    @property
    def requests(self) -> list[str]:
        """The addresses that were asked for, in order."""
        return list(self.urls.values())

    def _asked(self, event: dict[str, Any]) -> None:
        url = event["request"]["url"]
        if url.startswith("http"):
            self.urls[event["requestId"]] = url

    def _kept(self, event: dict[str, Any]) -> None:
        self.urls.pop(event["requestId"], None)

    def _answered(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self._kept(event)

    def _came(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.urls:
            self.bytes += int(event["encodedDataLength"])

    def _connected(self, event: dict[str, Any]) -> None:
        self.urls[event["requestId"]] = event["url"]
