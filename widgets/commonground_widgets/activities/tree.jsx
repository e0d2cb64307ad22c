/* Goal, question, metric: questions under goals and numbers under questions, in private; then one tree. */
import { useState } from "preact/hooks";
import { Cards } from "../parts/Cards.jsx";
import { Icon } from "../parts/Icon.jsx";
import { Places } from "../parts/Places.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useSend } from "../parts/use.js";
import { plural } from "../parts/words.js";
import { PieceHand } from "./piecehand.jsx";
import { branches, nextQuestion, placesFor } from "./pieces.js";
import { AddHere, OwnPiece, PieceForm, PiecesOnPaper, usePiece } from "./piecewriting.jsx";
import { parted } from "./sorted.js";

const ON_A_CARD = 4;
const KINDS = { add: "add_piece", edit: "edit_piece" };
const NO_GOALS = "There is no goal to ask about yet. It comes from the step before, or from the notebook.";

/** After the reveal the field begins at a place that stands in the common tree. */
export const Participant = ({ page }) => <Tree page={page} key={page.step.phase === "revealed"} />;

function Tree({ page }) {
  const { step, can, board } = page;
  const { send, going, problem, clear } = useSend();
  const shown = step.phase === "revealed";
  const own = page.mine.pieces ?? [];
  const pieces = shown ? board.pieces : own;
  // Once the questions are everybody's, what is missing is numbers.
  const begin = shown ? (nextQuestion({ goals: board.goals, pieces }) ?? board.goals[0]) : board.goals[0];
  const piece = usePiece({ draft: page.draft, send, kept: true, place: begin?.id, kinds: KINDS });
  const may = can.includes("add_piece");
  if (!board.goals.length) return <p class="cg-empty">{NO_GOALS}</p>;
  return (
    <>
      {!may && !shown && (
        <p class="cg-note">
          <Icon name="closed" />
          <span>Writing is closed. The facilitator reveals the tree next, without names.</span>
        </p>
      )}
      {shown && <p class="cg-small cg-quiet">Everybody’s tree. What you add now, all see at once.</p>}
      <ol class="cg-list cg-tree">
        {branches({ goals: board.goals, pieces }).map((goal) => (
          <Goal
            goal={goal}
            piece={may ? piece : null}
            send={send}
            own={own}
            editable={can.includes("edit_piece")}
            key={goal.id}
          />
        ))}
      </ol>
      {may && (
        <Thumb problem={problem} status={<SavedMark is={going} />}>
          <PieceForm piece={piece} onType={clear} label={where(piece, board.goals, pieces)} />
        </Thumb>
      )}
    </>
  );
}

/** What the field writes, in words. */
function where(piece, goals, pieces) {
  if (piece.piece) return "Change the words";
  const question = pieces.find(({ id }) => id === piece.place);
  if (question) return <>A number that answers: <em>{question.text}</em></>;
  return <>A question about: <em>{(goals.find(({ id }) => id === piece.place) ?? goals[0]).text}</em></>;
}

function Goal({ goal, piece, send, own, editable }) {
  const mine = new Set(own.map(({ id }) => id));
  const edit = (one) => (editable && mine.has(one.id) ? piece?.edit : null);
  return (
    <li class="cg-goal">
      <h2 class="cg-said" dir="auto">
        {goal.text}
      </h2>
      <ul class="cg-list">
        {goal.questions.map((question) => (
          <OwnPiece one={question} edited={piece?.piece === question.id} onEdit={edit(question)} send={send} key={question.id}>
            <ul class="cg-list cg-metrics">
              {question.metrics.map((metric) => (
                <OwnPiece one={metric} edited={piece?.piece === metric.id} onEdit={edit(metric)} send={send} key={metric.id} />
              ))}
              {piece && (
                <li>
                  <AddHere
                    here={piece.place === question.id && !piece.piece}
                    words="A number that answers it"
                    onAdd={() => piece.at(question.id)}
                  />
                </li>
              )}
            </ul>
          </OwnPiece>
        ))}
      </ul>
      {piece && (
        <AddHere here={piece.place === goal.id && !piece.piece} words="A question about it" onAdd={() => piece.at(goal.id)} />
      )}
    </li>
  );
}

export function Desk({ page, act }) {
  const { step, board, can } = page;
  const [chosen, setChosen] = useState(null);
  const pieces = board.pieces ?? [];
  const piece = pieces.find(({ id }) => id === chosen);
  if (!board.goals.length) return <p class="cg-empty">{NO_GOALS}</p>;
  const onPaper = <PiecesOnPaper page={page} act={act} places={placesFor({ id: "" }, board)} word="a question" />;
  if (step.phase !== "revealed")
    return (
      <div class="cg-stack">
        <p class="cg-empty">
          <span class="cg-empty-count cg-number">{board.count ?? 0}</span>
          questions and numbers are written. They appear here as a tree, without names, when you reveal them.
        </p>
        {onPaper}
      </div>
    );
  const Pick = ({ one }) => (
    <button
      type="button"
      class="cg-card cg-word cg-chain-card"
      aria-pressed={chosen === one.id}
      onClick={() => setChosen(chosen === one.id ? null : one.id)}
    >
      <span dir="auto">{one.text}</span>
      {one.n > 1 && <span class="cg-times cg-number">{one.n} ×</span>}
    </button>
  );
  return (
    <div class="cg-stack cg-sorting">
      <p class="cg-label">{gaps(board)}</p>
      <ol class="cg-list cg-tree">
        {branches(board).map((goal) => (
          <li class="cg-goal" key={goal.id}>
            <h3 class="cg-said" dir="auto">
              {goal.text}
            </h3>
            {!goal.questions.length && <p class="cg-lacks">no question yet</p>}
            <ul class="cg-list">
              {goal.questions.map((question) => (
                <li key={question.id}>
                  <Pick one={question} />
                  {question.metrics.length ? (
                    <ul class="cg-list cg-metrics">
                      {question.metrics.map((metric) => (
                        <li key={metric.id}>
                          <Pick one={metric} />
                        </li>
                      ))}
                    </ul>
                  ) : (
                    <p class="cg-lacks cg-metrics">no number yet</p>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {piece && (
        <PieceHand piece={piece} places={placesFor(piece, board)} can={can} act={act} onLeave={() => setChosen(null)} />
      )}
      {onPaper}
    </div>
  );
}

function gaps(board) {
  const goals = branches(board);
  const questions = goals.flatMap((goal) => goal.questions);
  const bare = questions.filter(({ metrics }) => !metrics.length).length;
  const numbers = questions.reduce((sum, { metrics }) => sum + metrics.length, 0);
  const said = [plural(questions.length, "question"), plural(numbers, "number")];
  return [...said, ...(bare ? [`${bare} without a number`] : [])].join(", ");
}

export function Screen({ page }) {
  const { step, board, progress } = page;
  if (step.phase !== "revealed")
    return (
      <div class="cg-show cg-cards-waiting">
        <p>
          <strong class="cg-number">{board.count ?? 0}</strong> questions and numbers
        </p>
        <Places answered={progress.answered} of={progress.of} words="have written something" />
      </div>
    );
  const goals = branches(board).map(({ questions, ...goal }) => ({ ...goal, cards: questions }));
  const items = parted(goals, ON_A_CARD).map((part) => ({
    ...part,
    id: `${part.id}|${part.part?.[0] ?? 1}`,
    goal: part.text,
    text: [part.text, ...part.cards.flatMap(({ text, metrics }) => [text, ...metrics.map((one) => `${one.text}____`)])].join(" "),
  }));
  return <Cards items={items} empty={NO_GOALS} extra={2} least={1.2} most={2.4} render={(part) => <Branch {...part} />} />;
}

function Branch({ goal, part, cards }) {
  return (
    <section class="cg-wall-group cg-wall-branch">
      <h2>
        <span dir="auto">{goal}</span>
        {part && (
          <span class="cg-quiet cg-number">
            {part[0]} of {part[1]}
          </span>
        )}
      </h2>
      {!cards.length && <p class="cg-quiet">No question yet</p>}
      {cards.map((question) => (
        <div class="cg-wall-question" key={question.id}>
          <p class="cg-said" dir="auto">
            {question.text}
          </p>
          {question.metrics.length ? (
            <ul>
              {question.metrics.map((metric) => (
                <li key={metric.id}>
                  <span dir="auto">{metric.text}</span>
                  {metric.n > 1 && <span class="cg-times cg-number">{metric.n} ×</span>}
                </li>
              ))}
            </ul>
          ) : (
            <p class="cg-quiet">No number yet</p>
          )}
        </div>
      ))}
    </section>
  );
}
