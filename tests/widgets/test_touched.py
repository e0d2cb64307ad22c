"""What one change costs in a browser, counted: how many nodes of a page with many cards it touches.

The pages are as built, and drawn from what a hub tells them; the model stands in for anywidget's.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from commonground.session.steps import Workshop
from commonground_widgets import Workshop as Notebook
from commonground_widgets import cards
from commonground_widgets.page import built
from tests.rooms import Eye, Hand, Json, Room

MOUNT = """async ({ module, state }) => {
  const widget = (await import(module)).default;
  const listeners = [];
  window.say = (message) => listeners.forEach((listen) => listen(message));
  window.touched = [];
  widget.render({
    model: {
      get: (name) => ({ state })[name],
      send() {},
      on: (name, listen) => { if (name === "msg:custom") listeners.push(listen); },
      off() {},
    },
    el: document.body,
  });
}"""
TOUCH = """async (message) => {
  const frames = async (count) => {
    for (let n = 0; n < count; n += 1) await new Promise((done) => requestAnimationFrame(done));
  };
  await frames(3);
  const touched = [];
  const watch = new MutationObserver((records) => touched.push(...records));
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  watch.observe(document.body, all);
  say(message);
  await frames(5);
  touched.push(...watch.takeRecords());
  watch.disconnect();
  const ticking = (node) => (node.closest ? node : node.parentElement)?.closest(".cg-timer");
  return touched
    .filter(({ target }) => !ticking(target))
    .map(({ addedNodes, removedNodes }) => Math.max(1, addedNodes.length + removedNodes.length))
    .reduce((sum, nodes) => sum + nodes, 0);
}"""


def wall() -> Workshop:
    """One step in which people write cards."""
    book = Notebook("wall", "A wall", leads_to="Cards")
    book.step("wall", "Wall", cards(), minutes=5, prompt="What comes to mind?", anonymous=True)
    return book.declared


def with_cards(count: int) -> Room:
    """A hundred people who wrote so many cards between them, revealed."""
    room = Room(wall())
    people = room.join(*(f"Person {number}" for number in range(100)))
    room.open("wall")
    for number in range(count):
        people[number % len(people)].do("add_card", text=f"A thought, no. {number}", kind="")
    room.desk.do("reveal")
    return room


def told(hand: Hand, room: Room) -> tuple[Json, list[Json]]:
    """A page, and what it is told when the desk adds cards and lays one on another."""
    eye = Eye(room.hub, hand.viewer)
    first = eye.page
    for number in range(3):
        room.desk.do("enter_card", text=f"From paper {number}", kind="")
    ids = [card["id"] for card in room.desk.page["board"]["results"]]
    room.desk.do("merge_cards", into=ids[0], cards=[ids[1]])
    return first, eye.messages


def touched(tab: Page, name: str, count: int) -> list[int]:
    """How many nodes of a page each of those changes touches."""
    room = with_cards(count)
    hand = room.desk if name == "desk" else room.people["Person 3"]
    page, messages = told(hand, room)
    module: Any = f"./{built._manifest()[f'{name}.js']}"
    tab.evaluate(MOUNT, {"module": module, "state": {"page": page, "v": 0, "now": room.clock.now}})
    return [tab.evaluate(TOUCH, message) for message in messages]


@pytest.mark.parametrize("name", ["desk", "participant"])
def test_a_card_more_touches_a_few_nodes(tab: Page, name: str) -> None:
    """With a thousand cards on the page no more than a few nodes are drawn again for one more."""
    found = touched(tab, name, 1000)
    assert len(found) == 4
    assert min(found) > 0
    assert max(found) < 20
