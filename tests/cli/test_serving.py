"""The commands with a real server, each in a process of its own."""

import json
import re
import signal
import sqlite3
import stat
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from commonground import report
from commonground.cli.client import Server
from commonground.cli.serving import _public
from tests.cli.conftest import Serving
from tests.cli.running import User
from tests.patience import ENOUGH
from tests.report.held import held

LINK = r"http://127\.0\.0\.1:\d+/"


def until_listed(serving: Serving, code: str, **wanted: object) -> None:
    """Wait until the session is as it should become."""
    server, end = Server.at(serving.home), time.monotonic() + ENOUGH
    while True:
        sessions = server.ask("api/sessions").json()["sessions"]
        now = next(session for session in sessions if session["code"] == code)
        if all(now[name] == value for name, value in wanted.items()):
            return
        assert time.monotonic() < end, now
        time.sleep(0.05)


def test_serve(serving: Serving) -> None:
    """It says where it is and where its sessions are; the secret is in a file of the user's own."""
    assert re.fullmatch(LINK + r"#secret=\S{43}", serving.home)
    path = Path(serving.database.removeprefix("sqlite:///"))
    assert path == serving.user.home / "data" / "commonground" / "commonground.db"
    secret = Path(f"{path}.secret")
    assert secret.read_text().strip() == serving.home.partition("#secret=")[2]
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600


def test_new(serving: Serving) -> None:
    """A session on the server that runs: its code and three links, which lead somewhere."""
    made = serving.user.json("new", "purpose", "--title", "Less rework")
    assert list(made) == ["code", "join", "desk", "screen"]
    assert re.fullmatch(LINK + f"join/{made['code']}", made["join"])
    assert re.fullmatch(LINK + rf"desk/{made['code']}#key=\S+", made["desk"])
    assert re.fullmatch(LINK + rf"screen/{made['code']}#key=\S+", made["screen"])
    with urlopen(made["join"]) as page:
        assert "Your name" in page.read().decode()


def test_new_with_another_agenda(serving: Serving) -> None:
    """One that is not there is refused, with those that are."""
    assert "purpose" in serving.user.problem("new", "retrospective")


def test_a_server_by_its_link(serving: Serving, user: User) -> None:
    """Somebody who has started no server names one, or its environment does."""
    assert "No server is running" in user.problem("new", "purpose")
    assert len(user.json("new", "purpose", "--server", serving.home)["code"]) == 6
    user.environment["COMMONGROUND_SERVER"] = serving.home
    assert len(user.json("new", "purpose")["code"]) == 6
    wrong = serving.home.partition("#")[0] + "#secret=" + "x" * 43
    assert "secret" in user.problem("new", "purpose", "--server", wrong)


def test_export_and_import(serving: Serving, user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """A session goes from one server to another and is the same."""
    code = serving.user.json("new", "purpose", "--title", "Travels")["code"]
    monkeypatch.chdir(serving.user.home)
    for kind in report.FORMATS:
        assert serving.user.run("export", code, "--format", kind)[0] == 0
    names = {path.name for path in serving.user.home.glob("travels-*")}
    assert names == {f"travels-{code}.{kind}" for kind in report.FORMATS}
    file = serving.user.home / f"travels-{code}.json"
    with user.serving():
        links = user.json("import", str(file))
        assert links["code"] == code
        _, again, _ = user.run("export", code, "-o", "-")
        assert json.loads(again)["events"] == json.loads(file.read_text())["events"]
        assert "already here" in user.problem("import", str(file))


def test_unrevealed_answers_stay_with_the_server(serving: Serving) -> None:
    """As long as it runs, nobody gets them; the way to get them is told."""
    code = serving.user.json("new", "purpose")["code"]
    said = serving.user.problem("export", code, "--include-unrevealed", "-o", "x.json")
    assert "Stop the server first" in said


def test_a_session_of_another_database(serving: Serving, user: User) -> None:
    """While a demonstration or another server runs, one's own sessions are still found."""
    room = held(people=3)
    file = user.home / "s.json"
    file.write_bytes(report.export(room.hub, room.code, "json").body)
    assert user.json("import", str(file)) == {"code": room.code}
    user.environment["XDG_RUNTIME_DIR"] = serving.user.environment["XDG_RUNTIME_DIR"]
    code, out, err = user.run("export", room.code, "-o", "-")
    assert (code, json.loads(out)["session"]["code"]) == (0, room.code), err
    other = user.json("new", "purpose")["code"]
    assert user.run("export", other, "-o", "-")[0] == 0
    assert "no session with" in user.problem("export", "AAAAAA")


def test_rehearse(serving: Serving) -> None:
    """Simulated people join; Ctrl-C ends the watching only."""
    code = serving.user.json("new", "purpose")["code"]
    words = ("rehearse", code, "--participants=3", "--speed=100")
    with serving.user.start(*words) as process:
        assert process.stdout is not None
        assert "are joining" in process.stdout.readline()
        assert "waiting for the first step" in process.stdout.readline()
        until_listed(serving, code, joined=3, started=False)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=ENOUGH)
    assert (process.returncode, err) == (0, "")
    assert "go on by themselves" in out


def test_too_many_simulated_people(serving: Serving) -> None:
    """A number beyond reason is a mistyped command."""
    code, _, err = serving.user.run("rehearse", "AAAAAA", "--participants=1000")
    assert (code, "1<=x<=100" in err) == (2, True)
    assert "no session with" in serving.user.problem("rehearse", "AAAAAA")


def test_the_port_is_taken(serving: Serving, user: User) -> None:
    """A second server on the same port is refused, with another port to take."""
    port = int(re.findall(r":(\d+)/", serving.home)[0])
    assert f"--port {port + 1}" in user.problem("serve", f"--port={port}")


def test_a_second_server_on_the_same_database(serving: Serving) -> None:
    """It is refused, and the first one is not disturbed."""
    said = serving.user.problem("serve", "--port=0")
    assert "Another Common Ground server is using" in said
    assert serving.user.run("new", "purpose")[0] == 0
    path = Path(serving.database.removeprefix("sqlite:///"))
    said = serving.user.problem("export", "AAAAAA", "--database", str(path))
    assert "leave out --database" in said


def test_a_database_from_a_newer_version(user: User) -> None:
    """It is refused and not touched."""
    path = user.home / "new.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE migrations (name VARCHAR PRIMARY KEY, applied_at FLOAT)")
        connection.execute("INSERT INTO migrations VALUES ('m999_from_the_future', 0)")
    connection.close()
    before = path.read_bytes()
    said = user.problem("serve", "--port=0", "--database", str(path))
    assert "newer version" in said
    assert "pip install --upgrade" in said
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["folder", "text", "below/a/file.db"])
def test_a_place_for_no_database(user: User, name: str) -> None:
    """A folder, another file, and a place below a file are no databases."""
    (user.home / "folder").mkdir()
    (user.home / "text").write_text("this is no database " * 100)
    (user.home / "below").touch()
    assert name in user.problem("serve", "--port=0", "--database", str(user.home / name))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--secret=short"], "too short"),
        (["--base-url=/a b/"], "base URL"),
        (["--public-url=workshops"], "no address"),
        (["--host=192.0.2.77"], "cannot listen"),
        (["--database=postgresql://host/name"], "not a database"),
    ],
)
def test_settings_that_cannot_be(user: User, words: list[str], said: str) -> None:
    """Each is told with what would do."""
    assert said in user.problem("serve", "--port=0", *words)


def test_the_address_that_others_see() -> None:
    """Links are made below it, so it ends in a slash."""
    assert _public("https://example.org/x") == _public("https://example.org/x/")
    assert _public("https://example.org/x") == "https://example.org/x/"
    assert _public(None) is None


def test_a_server_that_was_killed(user: User) -> None:
    """What it left behind misleads nobody. It was a demonstration: it had told all its links."""
    with user.start("demo", "--port=0", "--participants=1", "--json") as process:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        process.kill()
    assert list(said) == ["home", "database", "code", "join", "desk", "screen"]
    assert "No server is running" in user.problem("new", "purpose")
    assert "does not answer" in user.problem("new", "purpose", "--server", said["home"])


def test_the_demonstration(user: User) -> None:
    """It tells everything that one needs; simulated people begin, and the report says so."""
    words = ("demo", "--port=0", "--participants=4", "--speed=500", "--seed=2")
    with user.start(*words) as process:
        assert process.stdout is not None
        lines: list[str] = []
        while not lines or "Ctrl-C" not in lines[-1]:
            lines.append(process.stdout.readline())
            assert lines[-1], process.communicate()[1]
        said = "".join(lines)
        home, join = (
            str(re.search(rf"^  {name} +({LINK}\S+)", said, re.MULTILINE)[1])  # type: ignore[index]
            for name in ("home", "join")
        )
        code = join[-6:]
        until_listed(Serving(user, home, ""), code, joined=4, started=True)
        _, page, _ = user.run("export", code, "--format=html", "-o", "-")
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=ENOUGH)
    assert (process.returncode, err) == (0, "")
    for name in ("desk", "screen"):
        assert re.search(rf"^  {name} +{LINK}{name}/{code}#key=", said, re.MULTILINE)
    assert "█▀▀" in said or "█▄▄" in said
    assert "--host 0.0.0.0" in said
    assert "\x1b" not in said
    assert "Simulated people took part" in page
    assert "The program led" in page
    assert (user.home / "data" / "commonground" / "demo.db").is_file()
