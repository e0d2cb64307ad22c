/* A short word about what was just done, with the way back. It goes by itself, but not while it is
 * pointed at: what it offers also stands elsewhere, so nobody has to be quick. */
import { useEffect, useState } from "preact/hooks";
import { Icon } from "./Icon.jsx";

const STAYS = 8000;

/** Closes after a while; what it returns keeps it open while somebody is at it. */
function useStay(words, onClose) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(onClose, STAYS);
    return () => clearTimeout(timer);
  }, [held, words]);
  const [hold, leave] = [() => setHeld(true), () => setHeld(false)];
  return { onPointerEnter: hold, onPointerLeave: leave, onFocusIn: hold, onFocusOut: leave };
}

/** @param {{children: any, action?: string, onAction?: () => void, onClose: () => void}} props */
export function Toast({ children, action, onAction, onClose }) {
  const held = useStay(children, onClose);
  return (
    <div class="cg-toast-place">
      <div class="cg-toast" role="status" {...held}>
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
    </div>
  );
}
