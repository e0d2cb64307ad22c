"""Seats: which browser is whom."""

from commonground.session.people import Role
from commonground.store import Log, Seat


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
