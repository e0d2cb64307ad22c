"""Writes commands into a database until it is killed, and prints each when it is acknowledged.

python writer.py DATABASE: first a line with the code of the session, then the ids.
"""

import sys
from itertools import count

from commonground.hub import Hub
from commonground.session.people import Role, Viewer
from commonground.session.steps import Step, Workshop
from commonground.store import Log

STEP = Step("edit", "Edit", "versions", 5)


def main(path: str) -> None:
    """One person saves version after version; a draft goes along with each."""
    hub = Hub(Log(path))
    code = hub.create([Workshop("one", "One step", "", (STEP,))], "A room")
    ada = Viewer(code, Role.PARTICIPANT, hub.join(code, "Ada").id)
    desk = Viewer(code, Role.FACILITATOR)
    hub.handle([(desk, {"id": "open_step", "kind": "open_step", "data": {"step": "edit"}})])
    print(code, flush=True)  # noqa: T201 - what the test reads
    for number in count():
        identity = f"command_{number}"
        data = {"text": f"version {number}", "base": number}
        command = {"id": identity, "kind": "save_version", "step": "edit", "data": data}
        hub.save_draft(ada, "edit", {"text": f"draft {number}"})
        (reply,) = hub.handle([(ada, command)])
        if not reply["ok"]:
            sys.exit(f"{reply}")
        print(identity, flush=True)  # noqa: T201 - the acknowledgement


if __name__ == "__main__":
    main(sys.argv[1])
