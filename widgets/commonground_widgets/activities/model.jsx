/* The operating model, drawn from what is read of its registers: the ladder, what tools can do, who holds the
 * roles, and the ties that are possible. Each is a list or a table that reads well without its picture. */
import { Fit } from "../parts/Fit.jsx";
import { Icon } from "../parts/Icon.jsx";

const RUNGS = {
  reached: ["check", "reached"],
  open: ["draft", "no evidence yet"],
  locked: ["closed", "locked"],
};

/** The rungs from the top, each a step further in; what locks the platform stands on it. */
export function Ladder({ read, rows }) {
  const row = Object.fromEntries(rows.map((one) => [one.id, one]));
  const lock = read.findings.find(({ level }) => level === "block");
  const state = (rung) => (rung.reached ? "reached" : lock?.row === rung.id ? "locked" : "open");
  const rungs = read.rungs.filter(({ id }) => row[id]);
  return (
    <ol class="cg-ladder" reversed>
      {[...rungs].reverse().map((rung, place) => {
        const [icon, word] = RUNGS[state(rung)];
        const { text, fields } = row[rung.id];
        return (
          <li data-state={state(rung)} style={`--rung: ${rungs.length - 1 - place}`} key={rung.id}>
            <Icon name={icon} />
            <div>
              <p class="cg-ladder-name">
                <strong dir="auto">{text}</strong> <span class="cg-quiet">{word}</span>
              </p>
              <p class="cg-ladder-says" dir="auto">
                {state(rung) === "locked" ? lock.cure : fields.evidence}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Tools × capabilities; tools that could be merged stand beside each other, with how much they share. */
export function Tools({ read, rows }) {
  const place = Object.fromEntries(read.overlaps.flatMap(({ one, other }) => [one, other]).reverse().map((name, at) => [name, -at]));
  const sorted = [...rows].sort((a, b) => (place[a.text] ?? 1) - (place[b.text] ?? 1));
  const can = ({ fields }, name) => (fields.capabilities ?? "").split(", ").includes(name);
  const like = ({ text }) => read.candidates.find(({ one, other }) => one === text || other === text);
  if (!rows.length) return null;
  return (
    <table class="cg-tools">
      <thead>
        <tr>
          <td />
          {read.capabilities.map((name) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((tool) => {
          const pair = like(tool);
          return (
            <tr data-double={pair ? true : undefined} key={tool.id}>
              <th scope="row">
                <span dir="auto">{tool.text}</span>
                {pair && (
                  <small dir="auto">
                    {Math.round(100 * pair.share)}% like {pair.one === tool.text ? pair.other : pair.one}
                  </small>
                )}
                {!tool.fields.purpose && <small>no purpose</small>}
              </th>
              {read.capabilities.map((name) => (
                <td data-can={can(tool, name) || undefined} key={name}>
                  <span class="cg-unseen">{can(tool, name) ? "yes" : "no"}</span>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Who holds the roles: a bar for each unit, the roles in it, and what nobody has. */
export function Shares({ read }) {
  const { shares, nobody } = read;
  if (!shares.length && !nobody.length) return null;
  return (
    <ul class="cg-shares">
      {shares.map(({ label, share, most, roles, owns }) => (
        <li data-most={most || undefined} key={label}>
          <p class="cg-shares-name">
            <strong dir="auto">{label}</strong>{" "}
            <span class="cg-number">
              {roles.length}, {Math.round(100 * share)}%{owns.length > 0 && `, owns: ${owns.join(" and ")}`}
            </span>
          </p>
          <span class="cg-shares-bar" aria-hidden="true">
            <span style={`width: ${100 * share}%`} />
          </span>
          <p class="cg-quiet" dir="auto">
            {roles.join(" · ")}
          </p>
        </li>
      ))}
      {nobody.length > 0 && (
        <li data-nobody>
          <p class="cg-shares-name">
            <strong>Nobody yet</strong> <span class="cg-number">{nobody.length}</span>
          </p>
          <p class="cg-quiet" dir="auto">
            {nobody.join(" · ")}
          </p>
        </li>
      )}
    </ul>
  );
}

/* On a scale of powers of ten: on an even one, what is active could not be seen beside what is possible. */
const along = (value, most) => (100 * Math.log10(1 + value)) / Math.log10(1 + Math.max(most, 1));

/** Possible ties, n·ln n beside them, and those that are active: a potential, and said to be no more. */
export function Potential({ read }) {
  const most = Math.max(...read.groups.flatMap(({ possible, tempered }) => [possible, tempered]), 1);
  if (!read.groups.length) return null;
  return (
    <figure class="cg-potential">
      <ul>
        {read.groups.map((group) => (
          <li key={group.id}>
            <p>
              <strong dir="auto">{group.text}</strong> <span class="cg-quiet">{group.people} people</span>
            </p>
            {["possible", "tempered", "active"].map((kind) => (
              <div data-of={kind} key={kind}>
                <span style={`width: ${along(group[kind], most)}%`} aria-hidden="true" />
                <span class="cg-number">
                  {Math.round(group[kind]).toLocaleString("en")} {kind === "tempered" ? "n·ln n" : kind}
                </span>
              </div>
            ))}
          </li>
        ))}
      </ul>
      <figcaption class="cg-small cg-quiet">A potential, not a value. Each step of the scale is ten times as many.</figcaption>
    </figure>
  );
}

/** The same, as large as the wall allows. */
const onWall = (Picture, most) =>
  function Wall({ read, rows }) {
    return (
      <div class="cg-show">
        <Fit least={1} most={most} of={JSON.stringify([read, rows])}>
          <Picture read={read} rows={rows} />
        </Fit>
      </div>
    );
  };

/** Reading → on desks and phones, on the wall, and whether there is something to see. */
export const MODEL = {
  ladder: [Ladder, onWall(Ladder, 2.1), ({ rungs }) => rungs.length],
  tools: [Tools, onWall(Tools, 2.2), ({ overlaps }) => overlaps.length],
  roles: [Shares, onWall(Shares, 2.2), ({ shares }) => shares.length],
  ties: [Potential, onWall(Potential, 2), ({ groups }) => groups.length],
};
