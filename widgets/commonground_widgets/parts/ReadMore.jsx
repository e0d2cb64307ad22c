/* A part that opens on demand. */
import { Icon } from "./Icon.jsx";

/** @param {{title: any, open?: boolean}} props */
export function ReadMore({ title, open = false, children }) {
  return (
    <details class="cg-more" open={open}>
      <summary>
        <Icon name="down" />
        <span>{title}</span>
      </summary>
      <div class="cg-more-inside">{children}</div>
    </details>
  );
}
