"""The headers that every answer carries, and what a page may load.

A page loads scripts from this server only; inline scripts need the nonce of the response. A plain
page (join, home, problems) has none, so its policy does without. Nobody may put a page into a
frame, and no address leaves in a Referer: the join code is part of it.
"""

from __future__ import annotations

import re

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
NO_STORE = "no-store"
FOR_EVER = "public, max-age=31536000, immutable"
HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")


def plain_policy() -> str:
    """What a page without a kernel may do."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


def room_policy(nonce: str, host: str) -> str:
    """What a page with a kernel may do: a websocket home, modules made from text, inline styles."""
    sockets = f" ws://{host} wss://{host}" if HOST.fullmatch(host) else ""
    return (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}' blob:; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        f"connect-src 'self'{sockets}; media-src 'self'; worker-src 'self' blob:; "
        "manifest-src 'self'; object-src 'none'; frame-src 'none'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
