/* How it stands with what a person gave: the word "Saved" appears only after the hub's reply. */
import { Icon } from "./Icon.jsx";
import { useSaid } from "./Live.jsx";
import { useLink, useValue } from "./use.js";

const SAYS = {
  saving: ["draft", "Saving…"],
  saved: ["check", "Saved"],
  waiting: ["lost", "Not saved yet. It will be sent when the connection is back."],
  changed: ["draft", "Changed since you saved"],
  draft: ["draft", "Draft kept, not sent yet"],
  refused: ["warning", "Not saved"],
};

/** @param {{is: "" | "saving" | "saved" | "changed" | "draft" | "refused"}} props */
export function SavedMark({ is }) {
  const { link } = useValue(useLink().status);
  const state = is === "saving" && link === "lost" ? "waiting" : is;
  const [icon, words] = SAYS[state] ?? [];
  useSaid(["saved", "waiting", "refused"].includes(state) ? words : "");
  if (!words) return null;
  return (
    <span class="cg-saved" data-state={state}>
      <Icon name={icon} size={18} />
      <span>{words}</span>
    </span>
  );
}
