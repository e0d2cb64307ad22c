/* The desk before the first step and after the last. */
import { Agreements } from "../parts/Agreed.jsx";
import { Qr, readable } from "../parts/Qr.jsx";

export function Ready({ page }) {
  const { session } = page;
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

export function exportLink({ base = "../", code }, format) {
  return `${base.endsWith("/") ? base : `${base}/`}api/sessions/${code}/export?format=${format}`;
}

export function Exports({ session }) {
  return (
    <ul class="cg-exports">
      {(session.plan ? [PLAN, ...FORMATS] : FORMATS).map(([format, name, words]) => (
        <li key={format}>
          <a class="cg-button" href={exportLink(session, format)} download>
            {name}
          </a>
          <span class="cg-small cg-quiet">{words}</span>
        </li>
      ))}
    </ul>
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
