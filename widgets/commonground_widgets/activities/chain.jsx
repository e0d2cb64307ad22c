/* Logic chain: cards in five columns, written in private; revealed, linked from left to right. */
import { Cards } from "../parts/Cards.jsx";
import { Fit } from "../parts/Fit.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Places } from "../parts/Places.jsx";
import { Problem } from "../parts/Problem.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useSend } from "../parts/use.js";
import { plural } from "../parts/words.js";
import { Chain, EMPTY, Linking, places } from "./chainboard.jsx";
import { columns, linked, STAGES, stageName } from "./pieces.js";
import { AddHere, OwnPiece, PieceForm, PiecesOnPaper, usePiece } from "./piecewriting.jsx";
import { parted } from "./sorted.js";

const ON_A_CARD = 8;
const FEW = 24; // cards that can be read beside each other on a wall
const KINDS = { add: "add_piece", edit: "edit_piece" };

export function Participant({ page }) {
  const { step, can } = page;
  if (step.phase === "revealed") return <Revealed page={page} />;
  if (can.includes("add_piece")) return <Writing page={page} />;
  return (
    <section class="cg-stack">
      <p class="cg-note">
        <Icon name="closed" />
        <span>Writing is closed. The facilitator reveals all cards next, without names.</span>
      </p>
      <Own page={page} />
    </section>
  );
}

function Writing({ page }) {
  const { mine, board, step } = page;
  const { send, going, problem, clear } = useSend();
  const own = mine.pieces ?? [];
  const free = board.stages.find((stage) => !own.some(({ place }) => place === stage));
  const piece = usePiece({ draft: page.draft, send, kept: true, place: free ?? board.stages[0], kinds: KINDS });
  const { about, limit } = step.options;
  return (
    <>
      <p class="cg-label">
        Your cards: <span class="cg-number">{own.length}</span> of up to <span class="cg-number">{limit ?? 12}</span>
      </p>
      <Own page={page} piece={piece} send={send} />
      <Thumb problem={problem} status={<SavedMark is={going} />}>
        <PieceForm
          piece={piece}
          onType={clear}
          label={
            <>
              {piece.piece ? "Change this card" : stageName(piece.place)}
              <span class="cg-about"> · {(!piece.piece && STAGES[piece.place]?.[1]) || about}</span>
            </>
          }
        />
      </Thumb>
    </>
  );
}

function Own({ page, piece, send }) {
  const own = page.mine.pieces ?? [];
  return (
    <ol class="cg-list cg-stages">
      {page.board.stages.map((stage) => (
        <li class="cg-stage-mine" key={stage}>
          <h2>
            {stageName(stage)} <span class="cg-about">{STAGES[stage]?.[1]}</span>
          </h2>
          <ul class="cg-list">
            {own
              .filter(({ place }) => place === stage)
              .map((one) => (
                <OwnPiece one={one} edited={piece?.piece === one.id} onEdit={piece?.edit} send={send} key={one.id} />
              ))}
          </ul>
          {piece && (
            <AddHere
              here={piece.place === stage && !piece.piece}
              words={`Add to ${stageName(stage).toLowerCase()}`}
              onAdd={() => piece.at(stage)}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

function Revealed({ page }) {
  const { can, board } = page;
  const { send, going, problem, clear } = useSend();
  const piece = usePiece({ draft: page.draft, send, kept: true, place: board.stages[0], kinds: KINDS });
  return (
    <>
      <Linking page={page} act={send} />
      {can.includes("add_piece") ? (
        <Thumb problem={problem} status={<SavedMark is={going} />}>
          <details class="cg-more cg-one-more">
            <summary>
              <Icon name="plus" />
              <span>Add one more; all see it at once</span>
            </summary>
            <PieceForm piece={piece} label={`To ${stageName(piece.place).toLowerCase()}`} onType={clear}>
              <Column stages={board.stages} stage={piece.place} onStage={piece.at} />
            </PieceForm>
          </details>
        </Thumb>
      ) : (
        <Problem problem={problem} />
      )}
    </>
  );
}

function Column({ stages, stage, onStage }) {
  return (
    <select
      class="cg-input"
      aria-label="Which column"
      value={stage}
      onChange={(event) => onStage(event.currentTarget.value)}
    >
      {places(stages).map(({ id, text }) => (
        <option value={id} key={id}>
          {text}
        </option>
      ))}
    </select>
  );
}

export function Desk({ page, act }) {
  const { step, board } = page;
  const onPaper = <PiecesOnPaper page={page} act={act} places={places(board.stages)} word="a card" />;
  if (step.phase === "revealed")
    return (
      <>
        <Linking page={page} act={act} />
        {onPaper}
      </>
    );
  return (
    <div class="cg-stack">
      <p class="cg-empty">
        <span class="cg-empty-count cg-number">{board.count ?? 0}</span>
        {board.count === 1 ? "card is written." : "cards are written."} They appear here in their columns, without
        names, when you reveal them. Then you link what leads to what.
      </p>
      {onPaper}
    </div>
  );
}

export function Screen({ page }) {
  const { step, board, progress } = page;
  if (step.phase !== "revealed")
    return (
      <div class="cg-show cg-cards-waiting">
        <p>
          <strong class="cg-number">{board.count ?? 0}</strong> {board.count === 1 ? "card" : "cards"}
        </p>
        <Places answered={progress.answered} of={progress.of} words="have written a card" />
      </div>
    );
  const { results = [] } = board;
  // Of many cards those that are linked are the chain; the others are named by their number.
  const shown = results.length > FEW ? linked(results) : results;
  if (!shown.length || shown.length > FEW) return <Hands board={board} />;
  const left = results.length - shown.length;
  return (
    <div class="cg-show">
      <Fit least={0.9} most={2} of={JSON.stringify(shown)} class="cg-chain-wall">
        <Chain board={{ ...board, results: shown }} tidy />
      </Fit>
      {left > 0 && <p class="cg-show-foot">{plural(left, "card is", "cards are")} not linked.</p>}
    </div>
  );
}

/** Too many for one wall: column by column, in as many hands as it takes. */
function Hands({ board }) {
  const parts = parted(columns(board), ON_A_CARD).filter(({ cards }) => cards.length);
  const items = parts.map((part) => ({
    ...part,
    id: `${part.stage}|${part.part?.[0] ?? 1}`,
    text: [stageName(part.stage), ...part.cards.map(({ text }) => `${text}______`)].join(" "),
  }));
  return (
    <Cards
      items={items}
      empty={EMPTY}
      extra={1.4}
      least={1.3}
      most={2.6}
      render={({ stage, part, cards }) => (
        <section class="cg-wall-group">
          <h2>
            <span>{stageName(stage)}</span>
            {part && (
              <span class="cg-quiet cg-number">
                {part[0]} of {part[1]}
              </span>
            )}
          </h2>
          <ul>
            {cards.map(({ id, text, n }) => (
              <li key={id}>
                <span dir="auto">{text}</span>
                {n > 1 && <span class="cg-times cg-number">{n} ×</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    />
  );
}
