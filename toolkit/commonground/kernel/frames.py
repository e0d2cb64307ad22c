"""Jupyter messages as bytes, in the form ``v1.kernel.websocket.jupyter.org``.

A frame is a count of offsets, the offsets (all 64-bit, little-endian), then channel, header, parent
header, metadata, content and buffers one after another. Kernel, server and browser all speak it,
so the server passes frames on and reads no more of them than who is allowed to say what.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

PROTOCOL = "v1.kernel.websocket.jupyter.org"
Part = bytes | memoryview
_WORD = 8
_JSON_PARTS = 4  # header, parent header, metadata, content


class Malformed(ValueError):
    """Bytes that are no frame."""


@dataclass(frozen=True, slots=True)
class Message:
    """A frame, read."""

    channel: str
    header: dict[str, Any]
    parent_header: dict[str, Any]
    metadata: dict[str, Any]
    content: dict[str, Any]
    buffers: list[memoryview]

    @property
    def kind(self) -> str:
        """What Jupyter calls the message's type."""
        return str(self.header.get("msg_type"))

    def to_jupyter(self) -> dict[str, Any]:
        """The message as a kernel's handlers expect it."""
        return {
            "header": self.header,
            "msg_id": self.header.get("msg_id"),
            "msg_type": self.kind,
            "parent_header": self.parent_header,
            "metadata": self.metadata,
            "content": self.content,
            "buffers": self.buffers,
        }


def frame(channel: str, parts: Sequence[Part]) -> bytes:
    """The frame of a message whose parts are bytes already: four of JSON, then the buffers."""
    pieces = [channel.encode(), *parts]
    first = _WORD * (len(pieces) + 2)
    offsets = accumulate((len(piece) for piece in pieces), initial=first)
    words = (len(pieces) + 1, *offsets)
    return b"".join([*(word.to_bytes(_WORD, "little") for word in words), *pieces])


def message_frame(channel: str, header: dict[str, Any], content: dict[str, Any]) -> bytes:
    """The frame of a message that answers nothing and has no buffers."""
    return frame(channel, [json.dumps(part).encode() for part in (header, {}, {}, content)])


def pieces_of(data: bytes) -> list[memoryview]:
    """Channel, JSON parts and buffers of a frame, uncopied. Raises `Malformed`."""
    view = memoryview(data)
    count = int.from_bytes(view[:_WORD], "little")
    if not _JSON_PARTS + 2 <= count <= len(view) // _WORD - 1:
        raise Malformed("a frame has a channel, four parts and as many offsets as it says")
    words = (view[_WORD * at : _WORD * (at + 1)] for at in range(1, count + 1))
    offsets = [int.from_bytes(word, "little") for word in words]
    if offsets != sorted(offsets) or offsets[0] < _WORD * (count + 1) or offsets[-1] > len(view):
        raise Malformed("a frame's offsets grow and lie within it")
    return [view[start:end] for start, end in pairwise(offsets)]


def read(data: bytes) -> Message:
    """The message in a frame. Raises `Malformed`."""
    channel, *parts = pieces_of(data)
    header, parent, metadata, content = (_json(part) for part in parts[:_JSON_PARTS])
    return Message(_channel(channel), header, parent, metadata, content, parts[_JSON_PARTS:])


def addressed(data: bytes) -> tuple[str, str]:
    """Channel and kind of the message in a frame, without the rest of it. Raises `Malformed`."""
    channel, header, *_ = pieces_of(data)
    return _channel(channel), str(_json(header).get("msg_type"))


def _channel(piece: memoryview) -> str:
    try:
        return str(piece, "ascii")
    except UnicodeDecodeError as error:
        raise Malformed("the channel of a frame is a word") from error


def _json(piece: memoryview) -> dict[str, Any]:
    try:
        found = json.loads(bytes(piece))
    except (ValueError, RecursionError) as error:
        raise Malformed("a part of a frame is no JSON") from error
    if not isinstance(found, dict):
        raise Malformed("a part of a frame is no JSON object")
    return found
