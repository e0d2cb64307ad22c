/* The desk before the first step and after the last. */
import { Agreements } from "../parts/Agreed.jsx";
import { Problem } from "../parts/Problem.jsx";
import { Qr, readable } from "../parts/Qr.jsx";
import { useTake, Waiting } from "../parts/Taking.jsx";
import { below } from "./links.js";

/** What earlier sessions gave this one, and which they were. */
export function Begun({ begun }) {
  return (
    <div class="cg-stack">
      <p class="cg-small cg-quiet" dir="auto">
        {begun.from.map(({ title, code, at }) => `${title} (${code}, ${day(at)})`).join("; ")}
      </p>
      <dl class="cg-begun">
        {begun.given.map(({ name, text }) => (
          <div key={name}>
            <dt dir="auto">{name}</dt>
            <dd class="cg-small" dir="auto">
              {text || "–"}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const day = (at) => new Date(at * 1000).toLocaleDateString(undefined, { dateStyle: "medium" });

export function Ready({ page }) {
  const { session } = page;
  return (
    <>
      <Join session={session} />
      {session.begun_from && (
        <section class="cg-begun-card" aria-label="What it starts from">
          <h2 class="cg-label">What it starts from</h2>
          <Begun begun={session.begun_from} />
        </section>
      )}
    </>
  );
}

function Join({ session }) {
  return (
    <section class="cg-ready">
      <Qr qr={session.qr} address={session.join} />
      <div class="cg-stack">
        <h2 class="cg-title">People join here</h2>
        <p class="cg-code cg-ready-code">{session.code}</p>
        <p>
          <a href={session.join}>{readable(session.join)}</a>
        </p>
        <p class="cg-small cg-quiet">
          Put the screen on the projector: it shows the same. Nobody needs an account. Who comes later lands on the step
          that is open.
        </p>
      </div>
    </section>
  );
}

const FORMATS = [
  ["html", "Report", "One page to read, print and send"],
  ["csv", "Spreadsheet", "Every contribution as a row"],
  ["json", "Everything", "The whole session; it can be imported again"],
];
const PLAN = ["plan", "Measurement plan", "Tables to fill and a calendar, as one ZIP file"];
const CALENDAR = ["ics", "Calendar", "Every step and due day, for any calendar program"];
const PICTURES = ["pictures", "Pictures", "What was found, for slides and documents, as one ZIP file"];

const formats = ({ plan, ics, pictures }) => [
  ...(plan ? [PLAN] : []),
  ...(ics ? [CALENDAR] : []),
  ...FORMATS,
  ...(pictures ? [PICTURES] : []),
];

/** The address of something that the server has of a session. */
export function ofSession({ base = "../", code }, what) {
  return `${base.endsWith("/") ? base : `${base}/`}api/sessions/${code}/${what}`;
}

const exportLink = (session, format) => ofSession(session, `export?format=${format}`);

export function Exports({ session }) {
  return (
    <ul class="cg-exports">
      {formats(session).map(([format, name, words]) => (
        <Taken href={below(session, `export?format=${format}`)} words={words} key={format}>
          {name}
        </Taken>
      ))}
    </ul>
  );
}

function Taken({ href, words, children }) {
  const { take, seconds, problem } = useTake();
  return (
    <li>
      <a class="cg-button" href={href} download aria-disabled={seconds === null ? undefined : "true"} onClick={take}>
        {children}
      </a>
      <Waiting seconds={seconds} words={words}>
        It is being made…
      </Waiting>
      <Problem problem={problem} />
    </li>
  );
}

export function Outcome({ page }) {
  return (
    <section class="cg-stack">
      {page.agreed?.length ? (
        <Agreements page={page} />
      ) : (
        <p class="cg-empty">The group has not confirmed a statement. All that was said is in the export.</p>
      )}
      <h2 class="cg-label">Take away</h2>
      <Exports session={page.session} />
    </section>
  );
}
