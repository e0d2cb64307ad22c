"""The link of a page, as built, in a real browser: over reloads, gaps and lost lines.

The model is a few lines of script that stand in for anywidget's: what the page sends is kept in
``sent``, and ``say`` is the kernel. The pure parts are tested by Node beside their sources.
"""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

from commonground_widgets.page import built

PAGE = {
    "session": {"code": "K7M2QX"},
    "me": {"role": "participant", "person": "p1"},
    "step": {"id": "drafts"},
    "board": {"count": 1},
    "draft": {},
}
OPEN = """async ({module, state}) => {
  const { open } = await import(module);
  const listeners = {};
  window.sent = [];
  window.say = (message) => listeners["msg:custom"](message);
  window.link = open({
    get: (name) => ({ state })[name],
    send: (message) => window.sent.push(structuredClone(message)),
    on: (name, listener) => { listeners[name] = listener; },
    off: (name) => { delete listeners[name]; },
  });
}"""


def open_link(tab: Page, page: dict[str, Any] | None = None, v: int = 3) -> None:
    """Let the page's script open its link to a kernel that is in this state."""
    module = f"./{built._manifest()['page.js']}"
    tab.evaluate(OPEN, {"module": module, "state": {"page": page or PAGE, "v": v, "now": 1000.0}})


def sent(tab: Page, kind: str) -> list[Any]:
    """What the page has sent of this kind."""
    return [message[kind] for message in tab.evaluate("sent") if kind in message]


def after_a_frame(tab: Page) -> dict[str, Any]:
    """What the page is drawn from, once it had the time to be drawn."""
    tab.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    state: dict[str, Any] = tab.evaluate("link.state.value")
    return state


def test_patches_in_order_are_drawn_once_a_frame(tab: Page) -> None:
    """Many changes at once are one drawing."""
    open_link(tab)
    tab.evaluate("window.drawn = 0; void link.state.subscribe(() => { window.drawn += 1; })")
    tab.evaluate("for (const v of [4, 5, 6]) say({patch: {board: {count: v}}, v, now: 1000})")
    assert after_a_frame(tab)["board"] == {"count": 6}
    assert tab.evaluate("drawn") == 2  # the first, and the one for all three


def test_a_gap_is_not_guessed_over(tab: Page) -> None:
    """A patch that does not follow is left alone; the page asks for the whole state."""
    open_link(tab)
    tab.evaluate("say({patch: {board: {count: 5}}, v: 5, now: 1000})")
    assert after_a_frame(tab)["board"] == {"count": 1}
    assert sent(tab, "hello") == [3, 3]
    tab.evaluate("say({patch: {board: {count: 2}}, v: 3, now: 1000})")  # one from before
    whole = json.dumps({"state": {**PAGE, "board": {"count": 6}}, "v": 6, "now": 1000})
    tab.evaluate(f"say({whole})")
    assert after_a_frame(tab)["board"] == {"count": 6}
    assert sent(tab, "hello") == [3, 3]


def test_a_command_survives_the_reload_with_its_id(tab: Page) -> None:
    """And its draft is none any more when it is answered."""
    open_link(tab)
    tab.evaluate("link.saveDraft({text: 'We'}); void link.send('write', {text: 'We'})")
    (command,) = sent(tab, "command")
    assert command == {
        "id": command["id"],
        "kind": "write",
        "step": "drafts",
        "data": {"text": "We"},
    }
    tab.reload()
    open_link(tab)
    assert sent(tab, "command") == [command]
    assert tab.evaluate("link.status.value.waiting") == 1
    tab.evaluate("say({reply: {command: sent.find((one) => one.command).command.id, ok: true}})")
    assert tab.evaluate("[link.status.value.waiting, link.draft()]") == [0, {}]
    tab.reload()
    open_link(tab)
    assert sent(tab, "command") == []


def test_a_refusal_reaches_its_sender(tab: Page) -> None:
    """With its three parts; the text stays where it was typed."""
    open_link(tab)
    tab.evaluate("link.saveDraft({text: 'We'})")
    tab.evaluate("void (window.answer = link.send('write', {text: 'We'}))")
    reply = {"ok": False, "problem": {"what": "Closed.", "safe": "Kept.", "do": "Wait."}}
    (command,) = sent(tab, "command")
    tab.evaluate(f"say({json.dumps({'reply': {'command': command['id'], **reply}})})")
    assert tab.evaluate("answer") == {"command": command["id"], **reply}
    assert tab.evaluate("link.draft()") == {"text": "We"}


def test_a_patch_may_bring_the_reply(tab: Page) -> None:
    """Both are taken from one message."""
    open_link(tab)
    tab.evaluate("void (window.answer = link.send('write', {text: 'We'}))")
    (command,) = sent(tab, "command")
    both = {"patch": {"board": {"count": 2}}, "v": 4, "now": 1000}
    tab.evaluate(f"say({json.dumps(both | {'reply': {'command': command['id'], 'ok': True}})})")
    assert after_a_frame(tab)["board"] == {"count": 2}
    assert tab.evaluate("answer") == {"command": command["id"], "ok": True}
    assert tab.evaluate("link.status.value.waiting") == 0


def test_nothing_leaves_while_the_line_is_lost(tab: Page) -> None:
    """Afterwards a hello, and what had to wait, in its order."""
    open_link(tab)
    told = "window.dispatchEvent(new CustomEvent('commonground:link', {detail: {status: '%s'}}))"
    tab.evaluate(told % "lost")
    tab.evaluate("void link.send('rate', {value: 1}); void link.send('rate', {value: 2})")
    tab.evaluate("link.saveDraft({text: 'W'})")
    assert tab.evaluate("link.status.value") == {"link": "lost", "waiting": 2, "problem": None}
    assert [sent(tab, kind) for kind in ("command", "draft")] == [[], []]
    tab.evaluate("sent.length = 0")
    tab.evaluate(told % "back")
    assert [next(iter(message)) for message in tab.evaluate("sent")] == ["hello", "command"]
    for _ in range(2):
        tab.evaluate("say({reply: {command: sent.at(-1).command.id, ok: true}})")
    assert [command["data"]["value"] for command in sent(tab, "command")] == [1, 2]
    (draft,) = sent(tab, "draft")
    assert draft["data"]["text"] == "W"


def test_a_kernel_that_lost_its_server_is_given_up(tab: Page) -> None:
    """The page says so to its host, which then loads a fresh one."""
    open_link(tab)
    tab.evaluate("window.addEventListener('commonground:gone', () => { window.gone = true; })")
    tab.evaluate("say({link: 'down', now: 1000})")
    assert tab.evaluate("[link.status.value.link, window.gone]") == ["lost", True]


def test_the_newest_draft_wins(tab: Page) -> None:
    """That of the tab, unless another device has typed since."""
    open_link(tab)
    tab.evaluate("link.saveDraft({text: 'here'})")
    tab.reload()
    open_link(tab, {**PAGE, "draft": {"text": "there", "at": 900.0}})
    assert tab.evaluate("link.state.value.draft") == {"text": "here"}
    tab.reload()
    open_link(tab, {**PAGE, "draft": {"text": "there", "at": 2_000.0}})
    assert tab.evaluate("link.state.value.draft") == {"text": "there"}


def test_without_storage_all_of_it_works_until_the_reload(tab: Page) -> None:
    """Private windows may refuse to keep anything."""
    tab.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', "
        "{ get() { throw new DOMException('denied', 'SecurityError'); } })"
    )
    tab.reload()
    open_link(tab)
    tab.evaluate("link.saveDraft({text: 'here'}); void (window.answer = link.send('ready'))")
    (command,) = sent(tab, "command")
    tab.evaluate(f"say({{reply: {{command: '{command['id']}', ok: true}}}})")
    assert tab.evaluate("answer")["ok"] is True
    assert tab.evaluate("link.draft()") == {"text": "here"}
