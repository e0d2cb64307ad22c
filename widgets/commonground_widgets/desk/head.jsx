/* Across the top: what session this is, how people get in, how the day stands. */
import { useState } from "preact/hooks";
import { Dialog } from "../parts/Dialog.jsx";
import { Icon, Mark } from "../parts/Icon.jsx";
import { Qr, readable } from "../parts/Qr.jsx";
import { endOfDay, minutesBehind, standing } from "../parts/time.js";
import { useNow } from "../parts/use.js";

export function Head({ page, perform, onHelp }) {
  const { session, room } = page;
  const [inside, setInside] = useState(false);
  return (
    <header class="cg-desk-head">
      <div class="cg-desk-name">
        <span class="cg-brand">
          <Mark />
        </span>
        <h1 dir="auto">{session.title}</h1>
      </div>
      <Day page={page} />
      <p class="cg-desk-here">
        <Icon name="people" />
        <span>
          <strong class="cg-number">{room.here}</strong> here
          {room.joined > room.here && <span class="cg-quiet"> of {room.joined}</span>}
        </span>
      </p>
      <button
        type="button"
        class="cg-desk-code"
        onClick={() => setInside(true)}
        aria-label={`${session.code}, the join code. Show the QR code and the link`}
      >
        <Icon name="qr" />
        <span class="cg-code">{session.code}</span>
        {session.locked && (
          <span class="cg-chip">
            <Icon name="closed" size={16} /> locked
          </span>
        )}
      </button>
      <button type="button" class="cg-button" data-kind="quiet" onClick={onHelp} aria-label="Help and keys">
        <Icon name="help" />
      </button>
      {inside && <WayIn session={session} can={page.can} perform={perform} onClose={() => setInside(false)} />}
    </header>
  );
}

/** How far ahead or behind the whole agenda is, and when it will end. */
function Day({ page }) {
  const started = page.timing?.started_at != null && !page.session.finished;
  const now = useNow(started);
  const behind = started ? minutesBehind(page.timing, page.step, now) : null;
  if (behind == null) return <p class="cg-desk-day" />;
  const whole = Math.round(behind);
  return (
    <p class="cg-desk-day cg-number" data-late={whole >= 3 || undefined}>
      <strong>{standing(behind)}</strong>
      <span class="cg-quiet">ends about {endOfDay(page.timing, behind)}</span>
    </p>
  );
}

function WayIn({ session, can, perform, onClose }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(session.join);
    setCopied(true);
  };
  const lock = session.locked ? "unlock_room" : "lock_room";
  return (
    <Dialog title="How people join" wide onClose={onClose}>
      <div class="cg-way-in">
        <Qr qr={session.qr} address={session.join} />
        <div class="cg-stack">
          <p>
            <span class="cg-label">Code</span>
            <span class="cg-code cg-way-in-code">{session.code}</span>
          </p>
          <p>
            <span class="cg-label">Link</span>
            <a href={session.join}>{readable(session.join)}</a>
          </p>
          <div class="cg-row">
            {navigator.clipboard && (
              <button type="button" class="cg-button" onClick={copy}>
                {copied ? "Copied" : "Copy the link"}
              </button>
            )}
            <button type="button" class="cg-button" disabled={!can.includes(lock)} onClick={() => perform(lock)}>
              <Icon name="closed" />
              {session.locked ? "Unlock the room" : "Lock the room"}
            </button>
          </div>
          <p class="cg-small cg-quiet">
            {session.locked
              ? "The room is locked: nobody new can join. Who was here can come back."
              : "Anyone with the code can join, also later on: they land on the current step."}
          </p>
        </div>
      </div>
    </Dialog>
  );
}
