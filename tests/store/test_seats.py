"""Seats: which browser is whom."""

import pytest

from commonground.session.events import Event
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.store import Log, Seat, SessionRow


def test_a_seat(log: Log) -> None:
    """A browser has a seat in the session and the role that it was given, and in no other."""
    log.seats.save("hash", "K7M2QX", Role.PARTICIPANT, "p_1")
    assert log.seats.find("hash", "K7M2QX", Role.PARTICIPANT) == Seat(
        "K7M2QX", Role.PARTICIPANT, "p_1"
    )
    assert log.seats.find("hash", "K7M2QX", Role.FACILITATOR) is None
    assert log.seats.find("hash", "OTHERS", Role.PARTICIPANT) is None
    assert log.seats.find("other", "K7M2QX", Role.PARTICIPANT) is None


def test_several_roles(log: Log) -> None:
    """One browser may hold the desk, the screen and a seat among the people."""
    for role, person in [(Role.FACILITATOR, None), (Role.SCREEN, None), (Role.PARTICIPANT, "p_1")]:
        log.seats.save("hash", "K7M2QX", role, person)
    seats = [log.seats.find("hash", "K7M2QX", role) for role in Role]
    assert [(seat.role, seat.person) for seat in seats if seat] == [
        (Role.FACILITATOR, None),
        (Role.PARTICIPANT, "p_1"),
        (Role.SCREEN, None),
    ]


def test_joining_anew(log: Log) -> None:
    """Whoever joins again in the same browser is the new person."""
    log.seats.save("hash", "K7M2QX", Role.PARTICIPANT, "p_1")
    log.seats.save("hash", "K7M2QX", Role.PARTICIPANT, "p_2")
    assert log.seats.find("hash", "K7M2QX", Role.PARTICIPANT) == Seat(
        "K7M2QX", Role.PARTICIPANT, "p_2"
    )


def test_with_an_event(log: Log) -> None:
    """A seat is given together with the event of whoever takes it, or not at all."""
    row = SessionRow("K7M2QX", "an-id", "A title", "purpose", 1000.0, "salt")
    log.create(row, [Event(1, 1000.0, "hub", "session_created", None, {}, "created")])
    seat = Seat(row.code, Role.PARTICIPANT, "p_1")
    joined = Event(2, 1000.0, "p_1", "joined", None, {"name": "Ada"}, "join_1")
    log.append([(row.code, joined)], seats={"hash": seat})
    assert log.seats.find("hash", row.code, Role.PARTICIPANT) == seat
    with pytest.raises(Refused):
        log.append([(row.code, joined)], seats={"other": seat})
    assert log.seats.find("other", row.code, Role.PARTICIPANT) is None
