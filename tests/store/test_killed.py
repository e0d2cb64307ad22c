"""What was acknowledged is there, whatever becomes of the process."""

import subprocess
import sys
from pathlib import Path

import pytest

from commonground.hub import Hub
from commonground.store import Log

WRITER = Path(__file__).with_name("writer.py")


@pytest.mark.parametrize("acknowledged", [1, 150])
def test_killed_while_writing(path: Path, acknowledged: int) -> None:
    """A process killed in the middle of writing loses no command that it acknowledged."""
    with subprocess.Popen(
        [sys.executable, WRITER, path], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        code = writer.stdout.readline().strip()
        seen = [writer.stdout.readline().strip() for _ in range(acknowledged)]
        writer.kill()
        seen += [line.strip() for line in writer.stdout if line.endswith("\n")]
    hub = Hub(Log(str(path)))
    events = hub.live(code).events
    commands = [event.command for event in events if event.kind == "version_saved"]
    assert commands[: len(seen)] == seen
    assert len(commands) - len(seen) in (0, 1)  # durable, and killed before it could say so
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    hub.close()
