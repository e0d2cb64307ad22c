/* Ranking: everybody puts the items in order, in secret; what the orders have in common appears at
 * the reveal. (What rating calls its ranking on the projector is in ranking.jsx.) */
import { useMemo, useState } from "preact/hooks";
import { medianText } from "../parts/Distribution.jsx";
import { Icon } from "../parts/Icon.jsx";
import { added, flat, mixed } from "../parts/order.js";
import { Ordered } from "../parts/Ordered.jsx";
import { Places } from "../parts/Places.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useLink, useSend } from "../parts/use.js";
import { Best } from "./best.jsx";
import { agreed, half, known, textsOf } from "./counted.js";
import { OnPaper } from "./sheet.jsx";

export function Participant({ page }) {
  const { step, board, can, mine } = page;
  const items = board.items ?? [];
  if (step.phase === "revealed") return <Results board={board} />;
  if (!items.length)
    return <p class="cg-empty">There is nothing to put in order yet. It comes from the step before this one.</p>;
  if (can.includes("rank")) return <Placing page={page} />;
  return (
    <section class="cg-stack">
      <p class="cg-note">
        <Icon name="closed" />
        <span>
          Closed.{" "}
          {mine.order?.length ? "Your order is saved." : "You placed nothing in this step, and that is fine."}{" "}
          The result comes next.
        </span>
      </p>
      <Ordered levels={mine.order ?? []} texts={textsOf(items)} may={false} label="Your order, saved" />
    </section>
  );
}

function Placing({ page }) {
  const { board, mine, step } = page;
  const { saveDraft } = useLink();
  const { send, going, problem, clear } = useSend();
  const texts = useMemo(() => textsOf(board.items), [board.items]);
  const [levels, setLevels] = useState(() => known(page.draft?.order ?? mine.order ?? [], texts));
  const items = useMemo(() => mixed(board.items, mine.seed), [board.items, mine.seed]);
  const kept = JSON.stringify(levels) === JSON.stringify(mine.order ?? []);
  const change = (next) => {
    clear();
    setLevels(next);
    saveDraft(next.length ? { order: next } : {});
  };
  const save = async () => {
    if ((await send("rank", { order: levels })).ok) saveDraft({});
  };
  const idle = kept || !levels.length;
  const is = going || (problem ? "refused" : kept && levels.length ? "saved" : levels.length ? "draft" : "");
  return (
    <>
      <Putting items={items} levels={levels} ties={step.options.ties} onChange={change} />
      <Thumb problem={problem} status={<SavedMark is={is === "draft" && mine.order?.length ? "changed" : is} />}>
        <button
          type="button"
          class="cg-button cg-button-wide"
          data-kind="main"
          aria-disabled={idle}
          onClick={() => !idle && save()}
        >
          {mine.order?.length ? "Save changes" : "Save my order"}
        </button>
      </Thumb>
    </>
  );
}

/** What is placed, in its order, and what is not; a tap puts it at the end. */
function Putting({ items, levels, ties, onChange }) {
  const placed = new Set(flat(levels));
  const left = items.filter(({ id }) => !placed.has(id));
  return (
    <>
      {levels.length > 0 && (
        <section class="cg-stack">
          <h2 class="cg-label">The order: first at the top</h2>
          <Ordered levels={levels} texts={textsOf(items)} ties={ties} onChange={onChange} label="The order" />
        </section>
      )}
      {left.length > 0 && (
        <section class="cg-stack">
          <h2 class="cg-label">
            {levels.length ? `${left.length} not placed yet` : "Tap what comes first, then what comes second"}
          </h2>
          <ul class="cg-things">
            {left.map(({ id, text }) => (
              <li key={id}>
                <button type="button" class="cg-thing cg-to-place" onClick={() => onChange(added(levels, id))}>
                  <span class="cg-unseen">Place as number {placed.size + 1}: </span>
                  <span dir="auto">{text}</span>
                </button>
              </li>
            ))}
          </ul>
          <p class="cg-hint">What is left here counts as below everything that is placed.</p>
        </section>
      )}
    </>
  );
}

/** The ranks that something got: its middle half as a bar, the median as a point, first at the start. */
function Spread({ one, count }) {
  const at = (rank) => `${((rank - 0.5) / count) * 100}%`;
  return (
    <span class="cg-ranks" aria-hidden="true">
      <span
        class="cg-ranks-half"
        style={`inset-inline-start: ${at(one.q1)}; width: ${((one.q3 - one.q1) / count) * 100}%`}
      />
      <span class="cg-ranks-middle" style={`inset-inline-start: ${at(one.median)}`} />
    </span>
  );
}

function Results({ board }) {
  const results = board.results ?? [];
  if (!results.length) return <p class="cg-empty">Nobody has placed anything in this step.</p>;
  return (
    <section class="cg-stack">
      <p class="cg-note">
        <Icon name="info" />
        <span>{agreed(board.agreement)}</span>
      </p>
      <ol class="cg-list cg-turned">
        {results.map((one) => (
          <li class="cg-card cg-best" data-top={one.rank === 1 || undefined} key={one.id}>
            <span class="cg-rank cg-number">{one.rank}</span>
            <div>
              <p class="cg-best-text" dir="auto">
                {one.text}
              </p>
              <Spread one={one} count={results.length} />
              <p class="cg-small cg-quiet">{half(one)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Desk({ page, act }) {
  const { step, board, can } = page;
  if (!board.items?.length)
    return <p class="cg-empty">There is nothing to order. This step starts from what the step before it leads to.</p>;
  return (
    <div class="cg-stack">
      {step.phase === "revealed" ? (
        <Results board={board} />
      ) : (
        <p class="cg-empty">
          <span class="cg-empty-count cg-number">{board.given ?? 0}</span>
          {board.given === 1 ? "order is saved." : "orders are saved."} The middle of all, and how far they agree,
          appear when you reveal them.
        </p>
      )}
      {can.includes("enter_order") && (
        <OnPaper title="Enter an order for somebody without a phone" count={board.sheets}>
          <Order items={board.items} ties={step.options.ties} act={act} />
        </OnPaper>
      )}
    </div>
  );
}

function Order({ items, ties, act }) {
  const [levels, setLevels] = useState([]);
  const enter = async () => {
    if ((await act("enter_order", { order: levels })).ok) setLevels([]);
  };
  return (
    <>
      <Putting items={items} levels={levels} ties={ties} onChange={setLevels} />
      <button type="button" class="cg-button" aria-disabled={!levels.length} onClick={() => levels.length && enter()}>
        Enter this order
      </button>
    </>
  );
}

export function Screen({ page }) {
  const { step, board, progress } = page;
  if (step.phase !== "revealed")
    return <Places answered={progress.answered} of={progress.of} words="have saved their order" />;
  const results = board.results ?? [];
  return (
    <Best
      items={results}
      empty="Nobody has placed anything in this step."
      lead={agreed(board.agreement)}
      more={(rest) => `and ${rest} more below`}
      render={(one) => (
        <>
          <Spread one={one} count={results.length} />
          <strong class="cg-number">{medianText(one.median)}</strong>
        </>
      )}
    />
  );
}
