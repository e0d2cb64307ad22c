"""Serving the built files: compressed forms as they lie there, kept by the browser for ever."""

from __future__ import annotations

from commonground.server import headers
from commonground.server.pages import Guarded
from commonground.server.problems import no_such_page


class Static(Guarded):
    """``/static/NAME``."""

    def get(self, name: str) -> None:
        """The file, or that the browser has it already."""
        asset = self.site.assets.find(name)
        if asset is None:
            raise no_such_page()
        encoding, body = asset.best(self.request.headers.get("Accept-Encoding", ""))
        self.set_header("Content-Type", asset.mime)
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("Cache-Control", headers.FOR_EVER if asset.immutable else "no-cache")
        if encoding:
            self.set_header("Content-Encoding", encoding)
        self._etag = f'"{asset.name}{encoding and "." + encoding}"'
        self.finish(body)

    def compute_etag(self) -> str | None:
        """The name, which changes with the bytes."""
        return getattr(self, "_etag", None)
