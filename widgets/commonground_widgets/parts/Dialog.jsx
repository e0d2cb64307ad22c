/* A question that has to be answered first. The browser's own dialog keeps the focus inside, closes
 * on Escape and gives the focus back. */
import { useEffect, useId, useRef } from "preact/hooks";
import { Icon } from "./Icon.jsx";

/** @param {{title: string, onClose: () => void, wide?: boolean}} props */
export function Dialog({ title, onClose, wide = false, children }) {
  const dialog = useRef(null);
  const id = useId();
  useEffect(() => {
    dialog.current.showModal();
  }, []);
  const onClick = (event) => {
    if (event.target === dialog.current) onClose();
  };
  return (
    <dialog
      ref={dialog}
      class="cg-dialog"
      data-wide={wide || undefined}
      aria-labelledby={id}
      onClose={onClose}
      onClick={onClick}
    >
      <div class="cg-dialog-inside">
        <div class="cg-dialog-head">
          <h2 id={id}>{title}</h2>
          <button type="button" class="cg-button" data-kind="quiet" aria-label="Close this window" onClick={onClose}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}

/** @param {{title: string, yes: string, danger?: boolean, onYes: () => void, onClose: () => void}} props */
export function Confirm({ title, yes, danger = false, onYes, onClose, children }) {
  const go = () => {
    onClose();
    onYes();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <div class="cg-prompt">{children}</div>
      <div class="cg-row cg-dialog-foot">
        <button type="button" class="cg-button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class="cg-button" data-kind={danger ? "danger" : "main"} onClick={go}>
          {yes}
        </button>
      </div>
    </Dialog>
  );
}
