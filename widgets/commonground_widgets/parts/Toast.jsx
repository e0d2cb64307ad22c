/* A short word about what was just done, with the way back. It stays until the next one or until it
 * is sent away: nobody has to be quick. */
import { Icon } from "./Icon.jsx";

/** @param {{children: any, action?: string, onAction?: () => void, onClose: () => void}} props */
export function Toast({ children, action, onAction, onClose }) {
  return (
    <div class="cg-toast" role="status">
      <p>{children}</p>
      {action && (
        <button type="button" class="cg-button" onClick={onAction}>
          {action}
        </button>
      )}
      <button type="button" class="cg-button" data-kind="quiet" aria-label="Hide this message" onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  );
}
