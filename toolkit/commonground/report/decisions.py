"""The decision log: what was done at the desk, when, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from commonground.report.public import taken_back
from commonground.report.record import Record
from commonground.session.events import DESK, Event

Words = Callable[[Event], str]


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the log. ``undone`` says that it was taken back later."""

    at: float
    words: str
    step: str
    undone: bool


def decisions(record: Record) -> list[Decision]:
    """Everything that the facilitator did, in order; what was taken back is marked."""
    return list(_decisions(record))


def _decisions(record: Record) -> Iterator[Decision]:
    gone = taken_back(record.kept.events)
    steps = record.state.steps
    for event in record.kept.events:
        if event.actor == DESK:
            step = steps.get(event.step or "")
            words = _WORDS.get(event.kind, _plainly)(event)
            yield Decision(event.at, words, step.title if step else "", event.seq in gone)


def _plainly(event: Event) -> str:
    return event.kind.replace("_", " ").capitalize()


def _opened(event: Event) -> str:
    jump = event.data.get("jump")
    if not jump:
        return "Opened the step"
    lacks = " ".join(lack["words"] for lack in jump["missing"])
    return f"Opened the step ahead of the programme: {jump['reason']} ({lacks})"


def _extended(event: Event) -> str:
    minutes = event.data["minutes"]
    unit = "minute" if abs(minutes) == 1 else "minutes"
    return f"{'Gave' if minutes > 0 else 'Took away'} {abs(minutes):g} {unit}"


def _version(event: Event) -> str:
    version, earlier = event.data["version"], event.data.get("restored")
    return f"Saved version {version}" + (f", which is version {earlier} again" if earlier else "")


def _many_cards(event: Event) -> str:
    count = len(event.data["cards"])
    return "a card" if count == 1 else f"{count} cards"


def _ticked(event: Event) -> str:
    return "Ticked an item" if event.data["on"] else "Took a tick back"


def _decided(event: Event) -> str:
    chosen = ", ".join(f"“{text}”" for text in event.data["texts"])
    despite = "; ".join(event.data["despite"])
    aside = f" Not met, or unknown: {despite}." if despite else ""
    return f"Decided: {chosen}.{aside} The reason: {event.data['reason']}"


def _rows_taken(event: Event) -> str:
    rows, source = len(event.data["rows"]), event.data["source"]
    said = "a row" if rows == 1 else f"{rows} rows"
    return f"Brought {said}" + (f" from {source}" if source else "")


def _need_marked(event: Event) -> str:
    where = event.data["where"]
    return f"Marked a condition as {event.data['state']}" + (f": {where}" if where else "")


_WORDS: dict[str, Words] = {
    "step_opened": _opened,
    "step_closed": lambda event: "Closed the step",
    "step_reopened": lambda event: "Opened the step again",
    "revealed": lambda event: "Revealed the answers",
    "extended": _extended,
    "paused": lambda event: "Stopped the clock",
    "resumed": lambda event: "Started the clock again",
    "workshop_added": lambda event: f"Added “{event.data['workshop']['title']}”",
    "room_locked": lambda event: "Locked the room",
    "room_unlocked": lambda event: "Opened the room",
    "person_removed": lambda event: "Removed somebody from the room",
    "merged": lambda event: "Merged two statements",
    "card_entered": lambda event: "Added a card for somebody",
    "dots_entered": lambda event: "Entered somebody’s dots from paper",
    "order_entered": lambda event: "Entered somebody’s order from paper",
    "sheet_entered": lambda event: "Entered somebody’s answers from paper",
    "evidence_hidden": lambda event: "Took a line of evidence off the wall",
    "ticked": _ticked,
    "evidence_said": lambda event: f"Said of a condition: “{event.data['evidence']}”",
    "where_said": lambda event: "Said where a thing is",
    "card_edited": lambda event: "Changed a card",
    "card_withdrawn": lambda event: "Withdrew a card",
    "card_reworded": lambda event: f"Put a card in other words: “{event.data['text']}”",
    "card_taken_out": lambda event: "Took a card off the board",
    "cards_merged": lambda event: f"Merged {len(event.data['cards']) + 1} cards",
    "same_merged": lambda event: "Merged the cards that are written the same",
    "card_split": lambda event: "Took a card out of its stack",
    "kept_apart": lambda event: "Said of cards that they are not the same",
    "cards_placed": lambda event: f"Moved {_many_cards(event)}",
    "group_added": lambda event: f"Made the group “{event.data['name']}”",
    "group_renamed": lambda event: f"Gave a group the name “{event.data['name']}”",
    "group_removed": lambda event: "Dissolved a group",
    "chosen": lambda event: f"Chose the proposal of group {event.data['group']}",
    "decided": _decided,
    "need_marked": _need_marked,
    "rows_taken": _rows_taken,
    "version_saved": _version,
    "amended": lambda event: f"Adopted an amendment and asked again: “{event.data['text']}”",
    "confirmed": lambda event: f"Recorded the agreement: “{event.data['text']}”",
    "finished": lambda event: "Ended the session",
    "undone": lambda event: "Took back what is struck through above",
}
