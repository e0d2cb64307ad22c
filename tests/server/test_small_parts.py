"""Tickets, patience, secrets, links: each on its own."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from commonground.server import runtime
from commonground.server.links import (
    Links,
    public_address,
    qr_path,
    qr_size,
    qr_terminal,
)
from commonground.server.patience import FORGOTTEN, FREE, LONGEST, TURN, Patience
from commonground.server.secret import Keys, read_or_make
from commonground.server.tickets import Tickets
from commonground.session.people import Role, Viewer
from commonground.session.problems import Unusable

ADA = Viewer("K7M2QX", Role.PARTICIPANT, "p_1")


class Clock:
    """A clock that is set by hand."""

    now = 1000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def test_a_ticket_works_once() -> None:
    """The second time it is nobody's, and so is any other text."""
    tickets = Tickets()
    ticket = tickets.mint(ADA)
    assert tickets.redeem("") is None
    assert tickets.redeem("\ud800") is None
    assert tickets.redeem(ticket) == ADA
    assert tickets.redeem(ticket) is None


def test_a_ticket_grows_old() -> None:
    """After five minutes it is worth nothing and is not kept."""
    clock = Clock()
    tickets = Tickets(clock=clock)
    old = tickets.mint(ADA)
    clock.now += 300
    assert tickets.redeem(old) is None
    tickets.mint(ADA)
    clock.now += 300
    tickets.mint(ADA)
    assert len(tickets) == 1


def test_a_room_that_mistypes_never_waits() -> None:
    """However many join from one address: right attempts are struck out again."""
    patience = Patience(Clock())
    for number in range(1000):
        assert patience.attempt("10.0.0.1") == 0
        if number % 20:
            patience.right("10.0.0.1")


def test_who_guesses_waits_longer_and_longer() -> None:
    """Then is told to come back; soon all is forgotten. Nobody else waits."""
    clock = Clock()
    patience = Patience(clock)
    for _ in range(int(FREE)):
        assert patience.attempt("10.0.0.1") == 0
    waits = []
    while (wait := patience.attempt("10.0.0.1")) is not None:
        waits.append(wait)
    assert waits == pytest.approx([n * TURN for n in range(int(LONGEST / TURN) + 1)])
    assert patience.attempt("10.0.0.2") == 0
    clock.now += LONGEST
    assert patience.attempt("10.0.0.1") is not None
    clock.now += 2 * FREE / FORGOTTEN
    assert patience.attempt("10.0.0.1") == 0


def test_who_guesses_all_at_once_waits_too() -> None:
    """An attempt counts when it is made, not when its answer is known."""
    patience = Patience(Clock())
    waits = [patience.attempt("10.0.0.1") for _ in range(1000)]
    assert waits.count(0.0) <= FREE + 1
    assert waits.count(None) > 900


def test_a_network_of_addresses_is_one_guesser() -> None:
    """Whoever has a whole IPv6 network has one account."""
    patience = Patience(Clock())
    for n in range(int(FREE) + 1):
        patience.attempt(f"2001:db8::{n:x}%eth0")
    assert patience.attempt("2001:db8::abcd") == TURN
    assert patience.attempt("2001:db8:0:1::1") == 0
    assert patience.attempt("no address") == 0


def test_the_secret_is_kept_for_its_owner(tmp_path: Path) -> None:
    """Made once, the same afterwards, readable by nobody else."""
    path = tmp_path / "new" / "sessions.secret"
    secret = read_or_make(path)
    assert len(secret) >= 40
    assert read_or_make(path) == secret
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_secret_that_cannot_be_kept(tmp_path: Path) -> None:
    """A folder in its place: a sentence with the cure."""
    with pytest.raises(Unusable, match="neither read nor written") as problem:
        read_or_make(tmp_path)
    assert "--secret" in problem.value.do


def test_a_short_secret_is_refused() -> None:
    """It could be guessed."""
    with pytest.raises(Unusable, match="too short"):
        Keys("letmein")


def test_keys_are_told_apart() -> None:
    """Each opens one session in one role, and only under its secret."""
    keys, others = Keys("a" * 32), Keys("b" * 32)
    key = keys.key("K7M2QX", Role.SCREEN)
    assert keys.opens(key, "K7M2QX", Role.SCREEN)
    assert not keys.opens(key, "K7M2QX", Role.FACILITATOR)
    assert not keys.opens(key, "K7M2QY", Role.SCREEN)
    assert not others.opens(key, "K7M2QX", Role.SCREEN)
    assert not keys.opens("", "K7M2QX", Role.SCREEN)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8866/"),
        ("workshop.local", "http://workshop.local:8866/"),
        ("::1", "http://[::1]:8866/"),
    ],
)
def test_public_addresses(host: str, address: str) -> None:
    """As browsers write them."""
    assert public_address(host, 8866, "/") == address


def test_everywhere_is_no_address_for_a_phone() -> None:
    """The machine's own is taken."""
    assert "0.0.0.0" not in public_address("0.0.0.0", 8866, "/")  # noqa: S104 - it is not bound


def test_links_hold_their_secrets_in_the_fragment() -> None:
    """Which no server sees and no log writes down."""
    links = Links("http://here/", Keys("a" * 32))
    assert links.home == f"http://here/#secret={'a' * 32}"
    assert links.join("K7M2QX") == "http://here/join/K7M2QX"
    assert re.fullmatch(r"http://here/desk/K7M2QX#key=[0-9a-f]{43}", links.desk("K7M2QX"))
    assert re.fullmatch(r"http://here/screen/K7M2QX#key=[0-9a-f]{43}", links.screen("K7M2QX"))


def test_the_qr_code_is_one_path_of_modules() -> None:
    """Drawn again on a grid, it has its three corners and its quiet zone."""
    url = "http://192.168.178.20:8866/join/K7M2QX"
    size = qr_size(url)
    dark = set()
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", qr_path(url)):
        dark |= {(int(x) + n, int(y)) for n in range(int(width))}
    assert all(4 <= x < size - 4 and 4 <= y < size - 4 for x, y in dark)
    corner = {(4 + n, 4) for n in range(7)} | {(4, 4 + n) for n in range(7)}
    mirrored = {(size - 1 - x, y) for x, y in corner}
    below = {(x, size - 1 - y) for x, y in corner}
    assert corner | mirrored | below <= dark


def test_the_qr_code_in_a_terminal() -> None:
    """Lines of blocks."""
    assert qr_terminal("http://here/").count("\n") > 8


def test_the_record_of_a_server() -> None:
    """Others find it, only its owner reads it, and it goes with its server."""
    runtime.record("http://here/#secret=x")
    path = runtime.user_folder() / runtime.RECORD
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    found = runtime.recorded()
    assert found is not None
    assert found["home"] == "http://here/#secret=x"
    runtime.forget()
    assert runtime.recorded() is None
    path.write_text("{")
    assert runtime.recorded() is None


def test_another_servers_record_is_left_alone() -> None:
    """Whoever started last is found; the one before must not remove that."""
    runtime.record("http://here/")
    path = runtime.user_folder() / runtime.RECORD
    path.write_text(path.read_text().replace('"pid": ', '"pid": 9'))
    runtime.forget()
    assert runtime.recorded() is not None
    path.unlink()


def test_the_folder_is_closed_to_others(runtime_folder: Path) -> None:
    """And gone after use."""
    folder = runtime.RuntimeFolder()
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    longest = folder / runtime.SOCKET
    assert len(str(longest)) < runtime.SOCKET_NAME
    folder.remove()
    assert not folder.path.exists()


def test_a_folder_with_a_long_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sockets go elsewhere then."""
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    deep.mkdir(parents=True)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    folder = runtime.RuntimeFolder()
    assert not folder.path.is_relative_to(deep)
    folder.remove()
