"""Drafts: what somebody typed in a step and has not sent.

They are kept in memory at once and written with the next events, or a moment later. A draft is
gone when a command with its words in it is durable, and not before: if the disk refuses the
command, the draft is still there.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from commonground.hub.patch import Json
from commonground.session.commands import Command
from commonground.session.people import Viewer
from commonground.store.log import DraftKey

SIZE = 10_000  # characters, as JSON
LEVELS = 3


class Drafts:
    """The drafts of all sessions in memory."""

    def __init__(self) -> None:
        self._kept: dict[DraftKey, Json] = {}
        self.unsaved: dict[DraftKey, Json] = {}

    def take(self, found: Mapping[DraftKey, Json]) -> None:
        """Take what the log has of a session."""
        self._kept |= found

    def of(self, viewer: Viewer, step: str | None) -> Json:
        """The viewer's draft in a step; empty if there is none."""
        return self._kept.get(_key(viewer, step or ""), {})

    def keep(self, viewer: Viewer, step: str, data: object) -> bool:
        """Keep a draft in place of the one before; whether it was one."""
        draft = _plain(data)
        if draft is None:
            return False
        key = _key(viewer, step)
        self._kept[key] = self.unsaved[key] = draft
        return True

    def sent_with(self, viewer: Viewer, command: Command) -> set[DraftKey]:
        """The draft whose words are in this command, if there is one."""
        draft = self.of(viewer, command.step)
        known = draft.keys() & command.data.keys()
        return {_key(viewer, command.step or "")} if known else set()

    def to_write(self, sent: Collection[DraftKey]) -> dict[DraftKey, Json]:
        """What the log has not got yet; empty for those that were sent."""
        return self.unsaved | {key: {} for key in sent}

    def written(self, sent: Collection[DraftKey]) -> None:
        """All of it is durable: what was sent is gone."""
        for key in sent:
            self._kept.pop(key, None)
        self.unsaved.clear()


def _key(viewer: Viewer, step: str) -> DraftKey:
    return viewer.code, viewer.person or str(viewer.role), step


def _plain(data: object) -> Json | None:
    """The draft as JSON that every store and page can hold; None if it is no draft."""
    if not isinstance(data, Mapping) or not _is_flat(data, LEVELS):
        return None
    try:
        text = json.dumps(data, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError):
        return None
    if len(text) > SIZE:
        return None
    # Half of a picture is a lone surrogate, which nothing can hold.
    return dict(json.loads(text.encode("utf-8", "replace")))


def _is_flat(value: Any, levels: int) -> bool:
    if isinstance(value, Mapping):
        value = list(value.values())
    if not isinstance(value, list):
        return True
    return levels > 0 and all(_is_flat(inner, levels - 1) for inner in value)
