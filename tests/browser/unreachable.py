"""A visit with everybody else on the network out of reach, as a program: ``unreachable FOLDER``.

It is run where there is no network but the machine itself, in one of two ways. In a *namespace* of
its own there is only the loopback interface; this program switches it on. Under a *guard* every
Python process refuses to connect elsewhere or to ask for a name, and writes down who tried; the
browser is told that no name exists. What was seen is printed as JSON.
"""

from __future__ import annotations

import errno
import fcntl
import json
import socket
import struct
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.house import House
from tests.browser.visit import ARGUMENTS, Visit, chromium

NOWHERE = ("192.0.2.1", 9)  # kept for documentation: nobody has it
NO_NAMES = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
GUARD = """
import sys

def watch(event, arguments):
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if host not in (None, "", "127.0.0.1", "localhost", "::1", "0.0.0.0", b"127.0.0.1"):
        with open({tried!r}, "a") as file:
            print(event, host, file=file)
        raise OSError(101, "Network is unreachable")

sys.addaudithook(watch)
"""
_SIOCGIFFLAGS, _SIOCSIFFLAGS, _IFF_UP = 0x8913, 0x8914, 1
_REQUEST = "16sh14x"


def guard(folder: Path, tried: Path) -> None:
    """Write what Python runs at its start if the folder is on its path."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(GUARD.format(tried=str(tried)))


def switch_loopback_on() -> None:
    """In a new namespace it is off."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        found = fcntl.ioctl(line, _SIOCGIFFLAGS, struct.pack(_REQUEST, b"lo", 0))
        flags = struct.unpack(_REQUEST, found)[1]
        if not flags & _IFF_UP:
            fcntl.ioctl(line, _SIOCSIFFLAGS, struct.pack(_REQUEST, b"lo", flags | _IFF_UP))


def reachable() -> bool:
    """Whether there is a way to anybody else; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        try:
            line.connect(NOWHERE)
        except OSError as error:
            return error.errno != errno.ENETUNREACH
    return True


def look_around(house: House, browser: Browser) -> dict[str, Any]:
    """Desk, screen and a participant, who writes something that the desk counts."""
    links = house.session()
    desk, screen, ada = (Visit.begin(browser, size) for size in ("laptop", "projector", "phone"))
    desk.page.goto(links["desk"])
    screen.page.goto(links["screen"])
    ada.join(links["join"], "Ada")
    for step in ("Frame", "Private drafts"):
        desk.page.get_by_role("button", name=f": {step}").first.click()
        ada.step(step)
    screen.step("Private drafts")
    ada.page.get_by_role("button", name="Free text", exact=True).click()
    ada.page.get_by_label("Your statement").fill("Nothing leaves the room")
    ada.page.get_by_role("button", name="Save my statement", exact=True).click()
    expect(ada.page.locator(".cg-saved")).to_have_text("Saved")
    expect(desk.page.locator(".cg-progress")).to_contain_text("1 of 1")
    visits = (desk, screen, ada)
    return {
        "complaints": [one.complaints for one in visits],
        "elsewhere": [one.elsewhere for one in visits],
        "requests": [len(one.requests) for one in visits],
        "counted": desk.page.locator(".cg-progress").inner_text(),
    }


def main() -> None:
    """Start a server and a browser, look around, and say what was seen."""
    folder = Path(sys.argv[1])
    switch_loopback_on()
    house = House(folder)
    found: dict[str, Any] = {"reachable": reachable()}
    house.start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium(), args=[*ARGUMENTS, NO_NAMES]
            )
            found |= look_around(house, browser)
            browser.close()
    finally:
        house.stop()
    sys.stdout.write(json.dumps(found | {"log": house.log_text()}) + "\n")


if __name__ == "__main__":
    main()
