/* Commitments: who takes what, by when. Nobody is given a task by another. */
import { useId, useState } from "preact/hooks";
import { Cards } from "../parts/Cards.jsx";
import { Icon } from "../parts/Icon.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { day } from "../parts/time.js";
import { useLink, useSend } from "../parts/use.js";
import { listed, plural } from "../parts/words.js";

const LIMIT = 200;

function owners({ owners: names = [], count = 0 }) {
  if (names.length) return listed(names);
  return count ? plural(count, "person", "people") : "";
}

function Owners({ task }) {
  const who = owners(task);
  return (
    <span class="cg-owners" data-free={!who || undefined}>
      <Icon name="people" size={18} />
      <span dir="auto">{who || "Nobody yet"}</span>
      {task.by && <span class="cg-chip">by {day(task.by)}</span>}
    </span>
  );
}

export function Participant({ page }) {
  const { board, mine, can } = page;
  const sending = useSend();
  const [adding, setAdding] = useState(Boolean(page.draft?.text));
  const tasks = board.tasks ?? [];
  return (
    <>
      <ul class="cg-list">
        {tasks.map((task) => (
          <Task key={task.id} task={task} taken={mine.taken?.includes(task.id)} can={can} send={sending.send} />
        ))}
      </ul>
      {!tasks.length && <p class="cg-empty">No tasks yet. Add the first one: what is to be done, in a few words.</p>}
      {adding && <Adding page={page} sending={sending} onDone={() => setAdding(false)} />}
      {can.includes("take") && !adding && (
        <Thumb
          problem={sending.problem}
          status={
            sending.going ? (
              <SavedMark is={sending.going} />
            ) : (
              <span class="cg-small cg-quiet">{tookWords(mine.taken)}</span>
            )
          }
        >
          <button type="button" class="cg-button cg-button-wide" onClick={() => setAdding(true)}>
            <Icon name="plus" /> Add a task
          </button>
        </Thumb>
      )}
    </>
  );
}

const tookWords = (taken = []) =>
  taken.length
    ? `You took ${plural(taken.length, "task")}.`
    : "Take what you can keep. Nobody is given a task by another.";

function Task({ task, taken, can, send }) {
  const id = useId();
  const [by, setBy] = useState("");
  const [asking, setAsking] = useState(false);
  const take = async () => {
    if ((await send("take", { task: task.id, by })).ok) setAsking(false);
  };
  return (
    <li class="cg-card cg-task" data-taken={taken || undefined}>
      <p class="cg-task-text" dir="auto">
        {task.text}
      </p>
      <Owners task={task} />
      {can.includes("take") && !taken && !asking && (
        <button
          type="button"
          class="cg-button"
          onClick={() => setAsking(true)}
          aria-label={`Take this on: ${task.text}`}
        >
          Take this on
        </button>
      )}
      {can.includes("drop") && taken && (
        <div class="cg-row cg-task-mine">
          <span class="cg-chip" data-tone="accent">
            <Icon name="check" size={16} /> You took it
          </span>
          <button
            type="button"
            class="cg-button"
            data-kind="quiet"
            onClick={() => send("drop", { task: task.id })}
            aria-label={`Give it back: ${task.text}`}
          >
            Give it back
          </button>
        </div>
      )}
      {asking && !taken && (
        <div class="cg-task-date">
          <div class="cg-field">
            <label for={id}>By when? (if you know)</label>
            <input
              id={id}
              class="cg-input"
              type="date"
              value={by}
              onInput={(event) => setBy(event.currentTarget.value)}
            />
          </div>
          <div class="cg-row">
            <button type="button" class="cg-button" data-kind="main" onClick={take}>
              I take it
            </button>
            <button type="button" class="cg-button" data-kind="quiet" onClick={() => setAsking(false)}>
              Cancel
            </button>
          </div>
        </div>
      )}
    </li>
  );
}

function Adding({ page, sending, onDone }) {
  const id = useId();
  const { saveDraft } = useLink();
  const [text, setText] = useState(page.draft?.text ?? "");
  const write = (words) => {
    setText(words);
    saveDraft(words.trim() ? { text: words } : {});
  };
  const leave = () => {
    saveDraft({});
    onDone();
  };
  const add = async (event) => {
    event.preventDefault();
    if (text.trim() && (await sending.send("add_task", { text })).ok) leave();
  };
  return (
    <form class="cg-adding" onSubmit={add}>
      <div class="cg-field">
        <label for={id}>What is to be done?</label>
        <input
          id={id}
          class="cg-input"
          dir="auto"
          maxLength={LIMIT}
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
          ref={(field) => field && !field.dataset.met && ((field.dataset.met = "yes"), field.focus())}
        />
      </div>
      <Thumb problem={sending.problem}>
        <button type="button" class="cg-button" onClick={leave}>
          Cancel
        </button>
        <button type="submit" class="cg-button cg-button-wide" data-kind="main" aria-disabled={!text.trim()}>
          Add the task
        </button>
      </Thumb>
    </form>
  );
}

export function Desk({ page }) {
  const tasks = page.board.tasks ?? [];
  if (!tasks.length) return <p class="cg-empty">No tasks yet. People add and take them on their phones.</p>;
  return (
    <ul class="cg-board">
      {tasks.map((task) => (
        <li class="cg-card cg-task" data-taken={task.count > 0 || undefined} key={task.id}>
          <p class="cg-task-text" dir="auto">
            {task.text}
          </p>
          <Owners task={task} />
        </li>
      ))}
    </ul>
  );
}

export function Screen({ page }) {
  const tasks = page.board.tasks ?? [];
  return (
    <Cards
      items={tasks}
      empty="Tasks appear here as people add them."
      most={2.8}
      extra={1.5}
      render={(task) => <OnScreen task={task} />}
    />
  );
}

/** No names on the wall: how many took it, as plates. */
const OnScreen = ({ task }) => (
  <div class="cg-show-task">
    <p class="cg-task-text" dir="auto">
      {task.text}
    </p>
    <p class="cg-show-owners" data-free={!task.count || undefined}>
      <span aria-hidden="true">
        {Array.from({ length: Math.min(6, task.count) }, (_, place) => (
          <span class="cg-plate" data-filled key={place} />
        ))}
        {!task.count && <span class="cg-plate" />}
      </span>
      {task.count ? plural(task.count, "person", "people") : "Nobody yet"}
      {task.by && ` · by ${day(task.by)}`}
    </p>
  </div>
);
