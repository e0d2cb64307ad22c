/* At the thumb while one places: what is in the hand, a step in each direction, and what comes next. */
import { Token } from "../parts/Field.jsx";
import { Icon } from "../parts/Icon.jsx";

export function InHand({ item, number, field, point, next, onMove, onOff, onNext, onEnd }) {
  const [x, y] = field.axes;
  return (
    <div class="cg-inhand">
      <p class="cg-inhand-name">
        <Token number={number} data-held />
        <span class="cg-said" dir="auto">
          {item.text}
        </span>
        {point && (
          <button type="button" class="cg-button" data-kind="quiet" onClick={onOff}>
            Take off
          </button>
        )}
      </p>
      <div class="cg-inhand-steps">
        <Stepper axis={x} value={point?.[0]} less="ArrowLeft" more="ArrowRight" onMove={onMove} />
        <Stepper axis={y} value={point?.[1]} less="ArrowDown" more="ArrowUp" onMove={onMove} />
      </div>
      <button
        type="button"
        class="cg-button cg-button-wide"
        data-kind={point ? "main" : undefined}
        onClick={() => (next ? onNext(next.id) : onEnd())}
      >
        {next ? (point ? "Next one" : "Another one first") : "That was the last one"}
        {next && <Icon name="right" />}
      </button>
    </div>
  );
}

function Stepper({ axis, value, less, more, onMove }) {
  return (
    <div class="cg-stepper" role="group" aria-label={axis.label}>
      <button type="button" class="cg-button" aria-label={`Less ${axis.label}`} onClick={() => onMove(less)}>
        −
      </button>
      <p>
        <span dir="auto">{axis.label}</span> <strong class="cg-number">{value ?? "–"}</strong>
      </p>
      <button type="button" class="cg-button" aria-label={`More ${axis.label}`} onClick={() => onMove(more)}>
        +
      </button>
    </div>
  );
}

export function EmptyHand({ open, again, done, numbers, onTake, onDone }) {
  if (done)
    return <p class="cg-inhand-words">You are done. You can still move any of them while the step is open.</p>;
  if (again || !open.length) {
    return (
      <div class="cg-inhand" data-empty>
        <p class="cg-inhand-words">
          {again
            ? "Move what you see otherwise now. The rest stays where you had it."
            : "All are placed. Choose one to move it."}
        </p>
        {again && (
          <button type="button" class="cg-button cg-button-wide" data-kind="main" onClick={onDone}>
            I have looked at all of them
          </button>
        )}
      </div>
    );
  }
  return (
    <div class="cg-inhand" data-empty>
      <button type="button" class="cg-button cg-button-wide" data-kind="main" onClick={() => onTake(open[0].id)}>
        <span class="cg-inhand-next" dir="auto">
          {numbers[open[0].id]} {open[0].text}
        </span>
        <span class="cg-inhand-left">{open.length} left</span>
      </button>
      <button type="button" class="cg-button" data-kind="quiet" onClick={onDone}>
        I leave out {open.length === 1 ? "the last one" : `these ${open.length}`}
      </button>
    </div>
  );
}
