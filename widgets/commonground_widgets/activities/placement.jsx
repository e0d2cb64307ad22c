/* Placement: everybody places all items on a field of two axes; then the room sees its medians. */
import { useState } from "preact/hooks";
import { Distribution, medianText } from "../parts/Distribution.jsx";
import { Token } from "../parts/Field.jsx";
import { Fit } from "../parts/Fit.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Places } from "../parts/Places.jsx";
import { capital, plural } from "../parts/words.js";
import { Leaf, useLeaves } from "./cells.jsx";
import { Key, Picture, Words } from "./map.jsx";
import { agreeing, changing, finding, standing, toneOf } from "./placed.js";
import { PlacementOnPaper } from "./papers.jsx";
import { Placing } from "./placing.jsx";

const NOTHING = "There is nothing to place in this step.";

export function Participant({ page }) {
  const { step, mine, can, board } = page;
  const { items = [] } = board;
  if (!items.length) return <p class="cg-empty">{NOTHING}</p>;
  if (step.phase === "revealed") return <Map board={board} mine={mine} verb="Show it on the field" />;
  if (can.includes("place")) return <Placing page={page} />;
  return (
    <p class="cg-note">
      <Icon name="closed" />
      <span>
        Placing is closed. You placed {Object.keys(mine.placed).length} of {items.length}. What the room thinks comes
        next.
      </span>
    </p>
  );
}

/** The picture and its words on a page; what is chosen in the list stands out on the field. */
function Map({ board, mine, verb, chosen, onChoose }) {
  const [own, setOwn] = useState(null);
  const [lit, choose] = onChoose ? [chosen, onChoose] : [own, setOwn];
  return (
    <div class="cg-map">
      <div class="cg-map-picture">
        <p class="cg-map-finding">
          {finding(board.results)} {changing(board.results)}
        </p>
        <Picture board={board} lit={lit} />
        <Key results={board.results} />
      </div>
      <div class="cg-stack cg-map-words">
        <Words board={board} mine={mine} lit={lit} onChoose={choose} verb={verb} />
      </div>
    </div>
  );
}

export function Desk({ page, act }) {
  const { step, board, can } = page;
  if (step.phase !== "revealed") {
    return (
      <div class="cg-stack">
        <p class="cg-empty">
          <span class="cg-empty-count cg-number">{board.given ?? 0}</span>
          {board.given === 1 ? "placement" : "placements"} so far
          {board.round > 1 ? " in this round" : ""}. The map appears here when you reveal it, with what to discuss
          first.
        </p>
        <PlacementOnPaper page={page} act={act} />
      </div>
    );
  }
  if (!board.results.length) return <p class="cg-empty">{NOTHING}</p>;
  const show = (id) => can.includes("show") && act("show", { item: id });
  return (
    <div class="cg-stack">
      <p class="cg-hint">Choose one in the list to show it alone on the screen.</p>
      <Map board={board} verb="Show it on the screen" chosen={board.shown ?? null} onChoose={show} />
      <PlacementOnPaper page={page} act={act} />
    </div>
  );
}

export function Screen({ page }) {
  const { step, board, progress } = page;
  if (step.phase !== "revealed")
    return <Places {...progress} words="have placed all of them" />;
  const { results, shown } = board;
  if (!results.length) return <p class="cg-empty cg-show-empty">{NOTHING}</p>;
  const one = results.find(({ id }) => id === shown);
  return (
    <div class="cg-show cg-wallmap">
      <Picture board={board} lit={one?.id ?? null} named />
      <div class="cg-wallmap-words">
        {one ? <Alone one={one} number={results.indexOf(one) + 1} field={board.field} /> : <Beside board={board} />}
        <Key results={results} />
      </div>
    </div>
  );
}

const MOST = 20; // names at a time

/** Beside the picture on the wall: the finding, what to discuss first, and who is which number. */
function Beside({ board }) {
  const { results, discuss, field } = board;
  const number = (id) => results.findIndex((one) => one.id === id) + 1;
  const others = results.filter(({ id }) => !discuss.slice(0, FIRST).includes(id));
  const leaf = useLeaves(others, MOST);
  const key = [...discuss.slice(0, FIRST), ...leaf.shown.map(({ id, text, n }) => `${id}${text}${n}`)].join();
  return (
    <Fit most={2.2} least={1} of={key} class="cg-wallmap-fit">
      <p class="cg-wallmap-finding">
        {finding(results)} {changing(results)}
      </p>
      {discuss.length > 0 && (
        <>
          <h2>Discuss these first</h2>
          <ol class="cg-wallmap-first">
            {discuss.slice(0, FIRST).map((id) => {
              const one = results[number(id) - 1];
              return (
                <li key={id}>
                  <Token number={number(id)} tone={toneOf(one)} />
                  <span>
                    <span class="cg-said" dir="auto">
                      {one.text}
                    </span>
                    <span class="cg-quiet">
                      {agreeing(one)}: {standing(one, field)}
                    </span>
                  </span>
                </li>
              );
            })}
          </ol>
        </>
      )}
      <ol class="cg-wallmap-all" data-many={leaf.shown.length > 7 || undefined}>
        {leaf.shown.map((one) => (
          <li key={one.id}>
            <Token number={number(one.id)} tone={toneOf(one)} />
            <span class="cg-said" dir="auto">
              {one.text}
            </span>
          </li>
        ))}
      </ol>
      <Leaf leaf={leaf} />
    </Fit>
  );
}

const FIRST = 3;

/** One item on the wall: how the placements fell on each axis. */
function Alone({ one, number, field }) {
  const most = Math.max(1, ...one.x_counts, ...one.y_counts);
  return (
    <div class="cg-wallmap-alone">
      <p class="cg-wallmap-name">
        <Token number={number} tone={toneOf(one)} />
        <span class="cg-said" dir="auto">
          {one.text}
        </span>
      </p>
      {["x", "y"].map((axis, place) => (
        <div key={axis}>
          <p>
            <strong dir="auto">{field.axes[place].label}</strong>{" "}
            {one[axis] == null ? one[`${axis}_band`] || "nobody placed it" : `median ${medianText(one[axis])}`}
            {one[axis] != null && one[`${axis}_band`] && `, ${one[`${axis}_band`]}`}
          </p>
          <Distribution
            counts={one[`${axis}_counts`]}
            median={one[axis]}
            q1={one[`${axis}_q1`]}
            q3={one[`${axis}_q3`]}
            n={one.n}
            scale={{ low: field.low }}
            most={most}
          />
        </div>
      ))}
      <p class="cg-quiet">
        {[
          one.strategy && capital(one.strategy),
          agreeing(one),
          one.n && plural(one.n, "person placed it", "people placed it"),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </div>
  );
}
