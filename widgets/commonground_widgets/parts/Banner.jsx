/* The truth about the connection, across the top of the page. */
import { Icon } from "./Icon.jsx";
import { Problem } from "./Problem.jsx";
import { useLink, useValue } from "./use.js";

const LOST = {
  participant: "Connection lost. What you saved is safe; what you type is kept here. Trying again…",
  facilitator:
    "Connection lost. The session goes on and everything saved is safe; this desk may be behind. Trying again…",
  screen: "Connection lost. Trying again…",
};

export function Banner({ role }) {
  const { link, waiting, problem } = useValue(useLink().status);
  return (
    <div class="cg-banner-place">
      <div role="status">
        {link === "lost" && (
          <p class="cg-banner">
            <Icon name="lost" />
            <span>
              {LOST[role]}
              {waiting > 0 && role !== "screen" && ` Not sent yet: ${waiting}.`}
            </span>
          </p>
        )}
      </div>
      <Problem problem={problem} />
    </div>
  );
}
