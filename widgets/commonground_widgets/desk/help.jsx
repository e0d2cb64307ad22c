/* Help: the keys. */
import { Dialog } from "../parts/Dialog.jsx";

const KEYS = [
  ["N", "Next step, or finish after the last"],
  ["B", "Back to the step before"],
  ["C", "Close the step: no more answers"],
  ["R", "Reveal to everybody"],
  ["Z", "Undo the last move"],
  ["?", "This help"],
];

export function Help({ on, onSwitch, onClose }) {
  return (
    <Dialog title="Help" onClose={onClose}>
      <h3 class="cg-label">Keys</h3>
      <dl class="cg-keys">
        {KEYS.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <label class="cg-switch">
        <input type="checkbox" checked={on} onChange={(event) => onSwitch(event.currentTarget.checked)} />
        <span>Keys work while you are not typing</span>
      </label>
      <p class="cg-small cg-quiet">
        Nothing is deleted: every move can be undone, and steps that were done can be opened again. Away means that
        somebody’s page is closed or asleep; they come back to the same place.
      </p>
    </Dialog>
  );
}
