/* Dots: a few for each person, given in secret; the sums appear at the reveal. */
import { useMemo, useState } from "preact/hooks";
import { Icon } from "../parts/Icon.jsx";
import { useSay } from "../parts/Live.jsx";
import { mixed } from "../parts/order.js";
import { Places } from "../parts/Places.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useSend } from "../parts/use.js";
import { plural } from "../parts/words.js";
import { Best } from "./best.jsx";
import { dotted } from "./counted.js";
import { OnPaper } from "./sheet.jsx";

const sum = (dots) => Object.values(dots).reduce((all, one) => all + one, 0);

export function Participant({ page }) {
  const { step, board, can, mine } = page;
  const items = board.items ?? [];
  if (step.phase === "revealed") return <Results board={board} own={mine.dots} />;
  if (!items.length)
    return <p class="cg-empty">There is nothing to choose from yet. It comes from the step before this one.</p>;
  if (can.includes("dot")) return <Giving page={page} />;
  const given = sum(mine.dots ?? {});
  return (
    <p class="cg-note">
      <Icon name="closed" />
      <span>
        The vote is closed. You gave {plural(given, "dot")} of {board.budget}. The result comes next.
      </span>
    </p>
  );
}

function Giving({ page }) {
  const { board, mine } = page;
  const { budget, most } = board;
  const { send, going, problem } = useSend();
  const say = useSay();
  const [given, setGiven] = useState({});
  const items = useMemo(() => mixed(board.items, mine.seed), [board.items, mine.seed]);
  const dots = { ...mine.dots, ...given };
  const left = budget - sum(dots);
  const give = async (item, count) => {
    const before = dots[item] ?? 0;
    setGiven((all) => ({ ...all, [item]: count }));
    const { ok } = await send("dot", { item, dots: count });
    // What is kept is what the hub says, as soon as nothing newer is on its way.
    if (!ok) setGiven((all) => (all[item] === count ? { ...all, [item]: before } : all));
    else say(`Saved. ${plural(left - count + before, "dot")} left.`);
  };
  return (
    <>
      <p class="cg-hint">
        {most > 1 ? `At most ${most} dots on one. ` : "One dot on each at most. "}
        They stand in an order that is yours alone.
      </p>
      <ul class="cg-list">
        {items.map(({ id, text }) => (
          <Item key={id} text={text} dots={dots[id] ?? 0} most={most} left={left} onGive={(count) => give(id, count)} />
        ))}
      </ul>
      <Thumb problem={problem}>
        <div class="cg-dots-left">
          <p>
            <strong class="cg-number">{left}</strong> {left === 1 ? "dot" : "dots"} left
          </p>
          <Plates given={budget - left} of={budget} />
          <SavedMark is={going} />
        </div>
      </Thumb>
    </>
  );
}

const MOST_PLATES = 12;

/** What is given and what is left, as plates. */
function Plates({ given, of }) {
  if (of > MOST_PLATES) return null;
  return (
    <span class="cg-dots-plates" aria-hidden="true">
      {Array.from({ length: of }, (_, place) => (
        <span class="cg-dot" data-empty={place >= of - given || undefined} key={place} />
      ))}
    </span>
  );
}

function Item({ text, dots, most, left, onGive }) {
  const no = dots >= most || left <= 0;
  return (
    <li class="cg-card cg-dotted" data-given={dots > 0 || undefined}>
      <p class="cg-dotted-text" dir="auto">
        {text}
      </p>
      <div class="cg-dotted-do" role="group" aria-label={`Dots on ${text}`}>
        <button
          type="button"
          class="cg-button"
          aria-disabled={!dots}
          aria-label={`One dot less on ${text}`}
          onClick={() => dots && onGive(dots - 1)}
        >
          −
        </button>
        <span class="cg-dotted-count">
          <span aria-hidden="true">
            {Array.from({ length: most > 4 ? Math.max(1, dots) : most }, (_, place) => (
              <span class="cg-dot" data-empty={place >= dots || undefined} key={place} />
            ))}
          </span>
          <span class="cg-unseen">{plural(dots, "dot")}</span>
        </span>
        <button
          type="button"
          class="cg-button"
          aria-disabled={no}
          aria-label={`One dot more on ${text}`}
          onClick={() => !no && onGive(dots + 1)}
        >
          +
        </button>
      </div>
    </li>
  );
}

function Results({ board, own = {} }) {
  const results = board.results ?? [];
  const most = Math.max(1, ...results.map(({ dots }) => dots));
  if (!board.given) return <p class="cg-empty">Nobody gave a dot in this step.</p>;
  return (
    <section class="cg-stack">
      <p class="cg-label">{plural(board.given, "dot")} given. What has as many shares its place.</p>
      <ol class="cg-list cg-turned">
        {results.map((one) => (
          <li class="cg-card cg-best" data-top={one.dots > 0 && one.rank === 1 ? true : undefined} key={one.id}>
            <span class="cg-rank cg-number">{one.dots ? one.rank : "–"}</span>
            <div>
              <p class="cg-best-text" dir="auto">
                {one.text}
              </p>
              <span class="cg-best-bar" aria-hidden="true">
                <span style={`width: ${(one.dots / most) * 100}%`} />
              </span>
              <p class="cg-small cg-quiet">
                {dotted(one)}
                {own[one.id] > 0 && <span class="cg-yours">yours: {own[one.id]}</span>}
              </p>
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
    return <p class="cg-empty">There is nothing to vote on. This step starts from what the step before it leads to.</p>;
  return (
    <div class="cg-stack">
      {step.phase === "revealed" ? (
        <Results board={board} />
      ) : (
        <p class="cg-empty">
          <span class="cg-empty-count cg-number">{board.given ?? 0}</span>
          {board.given === 1 ? "dot is given." : "dots are given."} Each person has {board.budget}, for{" "}
          {plural(board.items.length, "card")}. Nobody sees where they lie until you reveal the sums.
        </p>
      )}
      {can.includes("enter_dots") && (
        <OnPaper title="Enter a sheet of dots for somebody without a phone" count={board.sheets}>
          <Sheet board={board} act={act} />
        </OnPaper>
      )}
    </div>
  );
}

function Sheet({ board, act }) {
  const [dots, setDots] = useState({});
  const left = board.budget - sum(dots);
  const enter = async () => {
    const given = Object.fromEntries(Object.entries(dots).filter(([, count]) => count));
    if ((await act("enter_dots", { dots: given })).ok) setDots({});
  };
  return (
    <>
      <ul class="cg-list">
        {board.items.map(({ id, text }) => (
          <Item
            key={id}
            text={text}
            dots={dots[id] ?? 0}
            most={board.most}
            left={left}
            onGive={(count) => setDots({ ...dots, [id]: count })}
          />
        ))}
      </ul>
      <button type="button" class="cg-button" aria-disabled={!sum(dots)} onClick={() => sum(dots) && enter()}>
        Enter this sheet: {plural(sum(dots), "dot")} of {board.budget}
      </button>
    </>
  );
}

export function Screen({ page }) {
  const { step, board, progress } = page;
  if (step.phase !== "revealed")
    return <Places {...progress} words="have given all their dots" />;
  const results = board.results ?? [];
  const most = Math.max(1, ...results.map(({ dots }) => dots));
  return (
    <Best
      items={results.filter(({ dots }) => dots > 0)}
      empty="Nobody gave a dot in this step."
      more={(rest) => `and ${rest} more with fewer dots`}
      without={results.filter(({ dots }) => !dots).length}
      render={(one) => (
        <>
          <span class="cg-best-bar">
            <span style={`width: ${(one.dots / most) * 100}%`} />
          </span>
          <strong class="cg-number">{one.dots}</strong>
        </>
      )}
    />
  );
}
