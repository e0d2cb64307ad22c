/* Proposals: groups merge the best statements into one text each; the room picks one to build on. */
import { Cards } from "../parts/Cards.jsx";
import { Icon } from "../parts/Icon.jsx";
import { ReadMore } from "../parts/ReadMore.jsx";
import { SavedMark } from "../parts/SavedMark.jsx";
import { SharedText, useSharedText } from "../parts/SharedText.jsx";
import { Thumb } from "../parts/Thumb.jsx";
import { useSend } from "../parts/use.js";
import { listed, plural } from "../parts/words.js";

const written = (board) => (board.groups ?? []).filter((group) => group.written);

export function Participant({ page }) {
  const { step, can } = page;
  if (step.phase === "revealed") return <Preferring page={page} />;
  if (can.includes("propose")) return <Together page={page} />;
  return <Waiting page={page} />;
}

function Group({ mine, me }) {
  const others = (mine.members ?? []).filter((name) => name !== me.name);
  return (
    <div class="cg-group">
      <span class="cg-letter" aria-hidden="true">
        {mine.group}
      </span>
      <p>
        <strong>Group {mine.group}</strong>
        <span class="cg-small cg-quiet" dir="auto">
          {others.length ? `You, ${listed(others)}` : "Only you so far"}
        </span>
      </p>
    </div>
  );
}

function Sources({ sources, open }) {
  return (
    <ReadMore title={plural(sources.length, "statement to merge", "statements to merge")} open={open}>
      <ol class="cg-list">
        {sources.map(({ id, text }) => (
          <li class="cg-card cg-said cg-source" key={id} dir="auto">
            {text}
          </li>
        ))}
      </ol>
    </ReadMore>
  );
}

function Together({ page }) {
  const { mine, board, me } = page;
  const { text = "", version = 0, by } = mine;
  const edit = useSharedText({ kind: "propose", text, version, draft: page.draft });
  const hint = version
    ? `Version ${version}, saved by ${by ?? "your group"}`
    : "Nothing is saved yet. One of you types; everybody in the group sees it here once saved.";
  const idle = !edit.dirty || edit.conflict;
  return (
    <>
      <Group mine={mine} me={me} />
      <Sources sources={board.sources ?? []} open={!version} />
      <SharedText edit={edit} text={text} version={version} by={by} label="Your group’s proposal" hint={hint} />
      <Thumb problem={edit.problem} status={<SavedMark is={edit.is} />}>
        <button
          type="button"
          class="cg-button cg-button-wide"
          data-kind="main"
          aria-disabled={idle}
          onClick={() => !idle && edit.save()}
        >
          Save for the group
        </button>
      </Thumb>
    </>
  );
}

function Waiting({ page }) {
  const { mine, me } = page;
  return (
    <section class="cg-stack">
      <Group mine={mine} me={me} />
      <p class="cg-note">
        <Icon name="closed" />
        <span>Proposals are closed. Next, all groups’ proposals are shown side by side.</span>
      </p>
      {mine.text && (
        <p class="cg-card cg-said" dir="auto">
          {mine.text}
        </p>
      )}
    </section>
  );
}

function Preferring({ page }) {
  const { board, mine, can } = page;
  const { send, going, problem } = useSend();
  const groups = written(board);
  if (!groups.length) return <p class="cg-empty">No group has written a proposal.</p>;
  return (
    <>
      <div class="cg-list cg-turned">
        {groups.map((group) => (
          <Proposal group={group} chosen={board.chosen === group.id} own={mine.group === group.id} key={group.id}>
            {can.includes("prefer") && (
              <button
                type="button"
                class="cg-button cg-prefer"
                aria-pressed={mine.preferred === group.id}
                onClick={() => send("prefer", { group: group.id })}
              >
                <Icon name={mine.preferred === group.id ? "check" : "star"} />
                {mine.preferred === group.id ? "You prefer this" : `Prefer ${group.id}`}
              </button>
            )}
          </Proposal>
        ))}
      </div>
      <Thumb
        problem={problem}
        status={going ? <SavedMark is={going} /> : <Preferred groups={groups} mine={mine} board={board} />}
      />
    </>
  );
}

function Preferred({ groups, mine, board }) {
  const given = groups.reduce((sum, group) => sum + (group.preferred ?? 0), 0);
  if (board.chosen) return <span class="cg-small">The group goes on with proposal {board.chosen}.</span>;
  if (!mine.preferred)
    return <span class="cg-small">Which one should the group build on? You can change your mind.</span>;
  return <span class="cg-small">{plural(given, "person has", "people have")} said which they prefer.</span>;
}

function Proposal({ group, chosen, own, count = false, children }) {
  return (
    <article class="cg-card cg-proposal" data-chosen={chosen || undefined}>
      <header>
        <span class="cg-letter">{group.id}</span>
        <span class="cg-small cg-quiet">
          {own ? "Your group" : plural(group.size, "person", "people")}
          {count && `, preferred by ${group.preferred ?? 0}`}
        </span>
        {chosen && (
          <span class="cg-chip" data-tone="accent">
            <Icon name="check" size={16} /> Chosen
          </span>
        )}
      </header>
      <p class="cg-said" dir="auto">
        {group.text}
      </p>
      {children}
    </article>
  );
}

export function Desk({ page, act }) {
  const { board, step, can } = page;
  if (step.phase !== "revealed") return <Progressing board={board} />;
  const groups = written(board);
  if (!groups.length)
    return <p class="cg-empty">No group has written a proposal yet. Go back one step to give them time.</p>;
  return (
    <div class="cg-board">
      {groups.map((group) => (
        <Proposal group={group} chosen={board.chosen === group.id} count key={group.id}>
          {can.includes("choose") && board.chosen !== group.id && (
            <button type="button" class="cg-button" onClick={() => act("choose", { group: group.id })}>
              Go on with {group.id}
            </button>
          )}
        </Proposal>
      ))}
    </div>
  );
}

function Progressing({ board }) {
  return (
    <div class="cg-stack">
      <ul class="cg-board">
        {(board.groups ?? []).map((group) => (
          <li class="cg-card cg-group" key={group.id}>
            <span class="cg-letter" aria-hidden="true">
              {group.id}
            </span>
            <p>
              <strong>
                Group {group.id}, {plural(group.size, "person", "people")}
              </strong>
              <span class="cg-small cg-quiet">
                {group.written ? `Version ${group.version} is saved` : "Nothing saved yet"}
              </span>
            </p>
          </li>
        ))}
      </ul>
      <Sources sources={board.sources ?? []} open={false} />
    </div>
  );
}

export function Screen({ page }) {
  const { board, step } = page;
  if (step.phase !== "revealed")
    return <Cards items={board.sources ?? []} empty="The best statements appear here." most={2.6} />;
  const items = written(board);
  return (
    <Cards
      items={items}
      empty="No group has written a proposal."
      extra={2}
      render={(group) => <OnScreen group={group} chosen={board.chosen} />}
    />
  );
}

function OnScreen({ group, chosen }) {
  return (
    <div
      class="cg-show-proposal"
      data-chosen={chosen === group.id || undefined}
      data-passed={(chosen && chosen !== group.id) || undefined}
    >
      <p class="cg-show-proposal-head">
        <span class="cg-letter">{group.id}</span>
        {chosen === group.id ? (
          <strong>Chosen</strong>
        ) : (
          group.preferred > 0 && <span>preferred by {group.preferred}</span>
        )}
      </p>
      <p class="cg-said" dir="auto">
        {group.text}
      </p>
    </div>
  );
}
