"""Commands become events, and each gets its reply.

Commands are decided one after another against the state in memory. Only when all events of the
moment are durable are the replies given and the pages told. A command that our own mistake cannot
carry out is refused and logged: it must not hold up the others.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence

from commonground.hub.audience import Clock
from commonground.hub.memory import Memory
from commonground.hub.patch import Json
from commonground.session.commands import Command
from commonground.session.events import Event
from commonground.session.people import Viewer
from commonground.session.problems import NeedsReason, Refused
from commonground.store.log import DraftKey

Asked = Sequence[tuple[Viewer, object]]
_log = logging.getLogger(__name__)


def handle(memory: Memory, clock: Clock, asked: Asked) -> list[Json]:
    """Carry out commands in order, in one transaction; a reply for each."""
    replies: list[Json] = []
    events: list[tuple[str, Event]] = []
    actors: dict[str, list[str | None]] = {}
    sent: set[DraftKey] = set()
    for viewer, raw in asked:
        try:
            command = Command.from_json(raw)
            if (event := _carry_out(memory, viewer, command, clock())) is not None:
                events.append((viewer.code, event))
                actors.setdefault(viewer.code, []).append(viewer.person)
                sent |= memory.drafts.sent_with(viewer, command)
            replies.append({"command": command.id, "ok": True})
        except Refused as refusal:
            replies.append(_refused(raw, refusal))
        except Exception:  # noqa: BLE001 - whatever it is, it is told and logged
            _log.exception("A command could not be carried out")
            replies.append(_refused(raw, _our_mistake()))
    if not events:
        return replies
    try:
        memory.commit(events, sent)
    except Refused as refusal:
        pairs = zip(asked, replies, strict=True)
        return [_unwritten(memory, *one, reply, refusal) for one, reply in pairs]
    for code, people in actors.items():
        memory.tell(code, people)
    return replies


def _carry_out(memory: Memory, viewer: Viewer, command: Command, now: float) -> Event | None:
    """The event of a command, taken into the state; None for a command seen before."""
    live = memory.audience(viewer.code).live
    if command.id in live.seen:
        return None
    event = live.decide(viewer, command, now, memory.books)
    live.apply(event)
    return event


def _unwritten(memory: Memory, viewer: Viewer, raw: object, reply: Json, refusal: Refused) -> Json:
    """The reply to one of several commands that could not be written."""
    if not reply["ok"] or reply["command"] in memory.audience(viewer.code).live.seen:
        return reply  # refused for its own reason, or durable since long before
    return _refused(raw, refusal)


def _refused(raw: object, refusal: Refused) -> Json:
    identity = raw.get("id") if isinstance(raw, Mapping) else None
    reply = {"command": identity, "ok": False, "problem": refusal.to_json()}
    return reply | ({"lacks": refusal.lacks} if isinstance(refusal, NeedsReason) else {})


def _our_mistake() -> Refused:
    return Refused(
        "The program has made a mistake, and this was not saved.",
        safe="Everything that was saved before is safe, and your text is on your page.",
        do="Reload the page and try again. If it happens again, tell the facilitator.",
    )
