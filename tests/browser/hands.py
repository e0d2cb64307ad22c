"""How people use a page: by touch only, or by the keyboard only.

What these two cannot do, people cannot do: there is no click of a mouse in them, no value that is
set from outside, and a field gets its words one after the other.
"""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

FOCUSED = """() => {
  const said = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.getAttribute?.("aria-hidden") === "true") return "";
    return [...node.childNodes].map(said).join(" ");
  };
  const one = document.activeElement;
  if (!one || one === document.body) return "";
  const name = one.getAttribute("aria-label") ?? said(one.labels?.[0] ?? one);
  return name.replace(/\\s+/g, " ").trim();
}"""
FAR = 200  # more presses of the Tab key than anybody has patience for


class Touch:
    """Somebody with a phone in the hand."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def button(self, name: str) -> Locator:
        """The first button in whose name these words are."""
        return self.page.get_by_role("button", name=name).first

    def press(self, name: str) -> None:
        """Tap a button."""
        self.button(name).tap()

    def write(self, label: str, words: str) -> None:
        """Tap a field, and let the phone's keyboard put in the words."""
        self.page.get_by_label(label).tap()
        self.page.keyboard.insert_text(words)

    def at(self, place: Locator, across: float, up: float) -> None:
        """Tap a place in a field, in parts of its width and height from its lower left."""
        box = place.bounding_box()
        assert box is not None
        place.tap(position={"x": box["width"] * across, "y": box["height"] * (1 - up)})


class Keys:
    """Somebody at a keyboard, without a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def focused(self) -> str:
        """The name of what the focus is on."""
        return str(self.page.evaluate(FOCUSED))

    def reach(self, name: str, key: str = "Tab") -> None:
        """Go on with a key until something has the focus in whose name these words are."""
        passed = []
        for _ in range(FAR):
            if name in (now := self.focused()):
                return
            passed.append(now)
            self.page.keyboard.press(key)
        raise AssertionError(
            f"{key} does not lead to “{name}”, only to {list(dict.fromkeys(passed))}"
        )

    def press(self, name: str, key: str = "Enter") -> None:
        """Reach something and press it."""
        self.reach(name)
        self.page.keyboard.press(key)

    def write(self, label: str, words: str) -> None:
        """Reach a field and type."""
        self.reach(label)
        self.page.keyboard.type(words)


def saved(page: Page) -> None:
    """Wait until the page says that what was sent is saved."""
    expect(page.locator(".cg-saved")).to_have_text("Saved")
