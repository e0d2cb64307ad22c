"""Messages over a stream: one JSON object in a line, a megabyte at most."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from commonground.hub.told import encode
from commonground.session.problems import Refused

LONGEST = 1_000_000


async def read(reader: asyncio.StreamReader) -> dict[str, Any] | None:
    """The next message, or None at the end. Raises `Refused` for a line that is none."""
    try:
        line = await reader.readuntil(b"\n")
    except asyncio.LimitOverrunError:
        await _skip_line(reader)
        raise Refused(
            "That is too long to be saved: a megabyte is the limit.",
            safe="It is still on your page.",
            do="Shorten it.",
        ) from None
    except asyncio.IncompleteReadError:
        return None
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):  # the latter for thousands of brackets in each other
        message = None
    if not isinstance(message, dict):
        raise Refused(
            "That request could not be read: it is no JSON object.", do="Reload the page."
        )
    return message


async def _skip_line(reader: asyncio.StreamReader) -> None:
    """Read past a line that is too long, without keeping it."""
    while True:
        try:
            await reader.readuntil(b"\n")
        except asyncio.LimitOverrunError as error:
            await reader.readexactly(max(error.consumed, 1))
        else:
            return


async def write(writer: asyncio.StreamWriter, message: Mapping[str, Any]) -> None:
    """Send a message, and wait while the other end does not take it."""
    await send(writer, line(message))


async def send(writer: asyncio.StreamWriter, lines: bytes) -> None:
    """Send what `line` made, and wait while the other end does not take it."""
    writer.write(lines)
    await writer.drain()


def line(message: Mapping[str, Any]) -> bytes:
    """A message as a line."""
    return encode(message).encode("utf-8", "replace") + b"\n"
