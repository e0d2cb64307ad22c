"""Pages of a room, as built, in a real browser without a server.

    desk = Shown(tab, room, room.desk)
    desk.tab.get_by_role("button", name="Reveal").click()

What a page sends goes straight to the room's hub, and what the hub tells it comes back with the
answer. What others cause reaches it with `catch_up`.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from commonground.hub.links import LocalLink
from commonground.session.people import Role
from commonground_widgets.page import built
from tests.rooms import Hand, Room

Json = dict[str, Any]
SCRIPTS = {Role.PARTICIPANT: "participant", Role.FACILITATOR: "desk", Role.SCREEN: "screen"}
SHOW = """async ({ module, state }) => {
  const { default: page } = await import(module);
  const listeners = new Set();
  window.hear = (messages) =>
    messages.forEach((each) => listeners.forEach((listener) => listener(each)));
  const model = {
    get: () => state,
    send: async (message) => window.hear(await window.tell(message)),
    on: (_, listener) => listeners.add(listener),
    off: (_, listener) => listeners.delete(listener),
  };
  document.documentElement.lang = "en";
  document.body.style.margin = "0";
  const el = document.createElement("div");
  document.body.replaceChildren(el);
  page.render({ model, el });
}"""


class Shown:
    """Somebody's page in a tab."""

    def __init__(self, tab: Page, room: Room, hand: Hand) -> None:
        self.tab = tab
        self.complaints: list[str] = []
        self._told: list[Json] = []
        self._link = LocalLink(room.hub, hand.viewer)
        self._link.listen(self._told.append)
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.expose_function("tell", self._heard)
        name = SCRIPTS[hand.viewer.role]
        state = {"page": self._link.page, "v": self._link.v, "now": self._link.now()}
        tab.add_style_tag(content=built.styles(name))
        tab.evaluate(SHOW, {"module": f"./inline/{name}.js", "state": state})

    def _heard(self, message: Json) -> list[Json]:
        if "hello" in message:
            self._told.append({"link": "up"})
        self._link.send(message)
        return self._new()

    def _new(self) -> list[Json]:
        told, self._told[:] = list(self._told), []
        return [{"now": self._link.now(), **message} for message in told]

    def catch_up(self) -> None:
        """Let the page hear what others have caused."""
        self.tab.evaluate("messages => window.hear(messages)", self._new())

    def sees(self, text: str) -> None:
        """Wait until a text can be seen."""
        expect(self.tab.get_by_text(text).first).to_be_visible()

    def sideways(self) -> int:
        """How many pixels the page is wider than its window."""
        wide: int = self.tab.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        return wide
