/* Real data: the desk brings files in; everybody sees which, and what was left out of them. */
import { useState } from "preact/hooks";
import { Cards } from "../parts/Cards.jsx";
import { Found } from "../parts/Found.jsx";
import { Icon } from "../parts/Icon.jsx";
import { plural } from "../parts/words.js";
import { Bringing, canBring } from "./bringing.jsx";
import { span } from "./filemapping.jsx";
import { Series } from "./series.jsx";

const EMPTY = "No data has come in yet. The facilitator brings the files; they appear here as they come.";
const HINT = (
  <>
    CSV, XLSX, Parquet, or the series that “commonground take” wrote. The file is read beside this session and removed. What comes in are numbers about five or
    more, and no row, name or address.
  </>
);

const all = ({ files }) => files.flatMap(({ series = [] }) => series);

export function Participant({ page }) {
  return <Files page={page} />;
}

export function Desk({ page, act }) {
  const { can, board } = page;
  const [going, setGoing] = useState(false);
  const sample = async () => {
    setGoing(true);
    await act("take_sample");
    setGoing(false);
  };
  return (
    <section class="cg-stack cg-data">
      {page.step.options.about && (
        <p class="cg-hint" dir="auto">
          {page.step.options.about}
        </p>
      )}
      <Files page={page} act={act} />
      {can.includes("take_in") && (
        <Bringing
          page={page}
          purpose="data"
          hint={HINT}
          onTake={({ files, series, voices }) => act("take_in", { files, series, voices })}
          preview={(made) => <Made made={made} cards={board.plan} others={all(board)} />}
          takes={({ found }) =>
            found.rows_left_out ? `Take in the rest, without ${plural(found.rows_left_out, "row")}` : "Take it in"
          }
          instead={
            can.includes("take_sample") &&
            !board.files.length && (
              <p class="cg-row">
                <button
                  type="button"
                  class="cg-button"
                  data-kind={canBring(page) ? "quiet" : "main"}
                  disabled={going}
                  onClick={sample}
                >
                  Try it with the sample
                </button>
                <span class="cg-small cg-quiet">Synthetic tickets, about nobody. You can undo this.</span>
              </p>
            )
          }
        />
      )}
    </section>
  );
}

/** What comes of a file, before it is taken in. */
function Made({ made, cards, others }) {
  const { found } = made;
  const [file] = found.files;
  return (
    <section class="cg-stack cg-bring-look" aria-label="What comes of the file">
      <h2 class="cg-label">What comes of “{file.name}”</h2>
      <Series series={found.series} cards={cards} others={others} />
      {found.voices.length > 0 && (
        <p>
          {plural(found.voices.length, "voice")}, without addresses and names of their own.
        </p>
      )}
      <Left file={file} />
      {found.problems.length > 0 && (
        <details class="cg-bring-part" open>
          <summary>{plural(found.problems.length, "thing")} to know</summary>
          <Found found={found.problems} label="To know" />
        </details>
      )}
    </section>
  );
}

function Left({ file }) {
  const said = [...file.left_out, ...file.notes];
  if (!said.length) return null;
  return (
    <div class="cg-data-left">
      <p class="cg-small">
        <strong>Left out, and worth knowing</strong>
      </p>
      <ul>
        {said.map((words) => (
          <li class="cg-small cg-quiet" dir="auto" key={words}>
            {words}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Files({ page, act }) {
  const { files = [], lacks } = page.board;
  if (!files.length) return act ? null : <p class="cg-empty">{EMPTY}</p>;
  return (
    <>
      {lacks && (
        <p class="cg-note" data-tone="warn">
          <Icon name="warning" />
          <span>{lacks}</span>
        </p>
      )}
      <ul class="cg-list">
        {files.map((file) => (
          <li class="cg-card cg-data-file" key={file.id}>
            <Head file={file} />
            {file.series && <Series series={file.series} cards={page.board.plan} others={all(page.board)} />}
            <Left file={file} />
            {act && page.can.includes("put_away") && (
              <button
                type="button"
                class="cg-button"
                data-kind="quiet"
                onClick={() => act("put_away", { file: file.id })}
              >
                Put it away<span class="cg-unseen">: {file.name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Head({ file }) {
  const said = [file.kind, plural(file.rows.toLocaleString(), "row"), span(file), ...file.remarks];
  const gives = [...file.measures, ...(file.voices ? [plural(file.voices, "voice")] : [])];
  return (
    <>
      <p class="cg-data-name">
        <strong dir="auto">{file.name}</strong>
        {file.activity && <span class="cg-data-activity">activity, no outcome</span>}
      </p>
      <p class="cg-small cg-quiet" dir="auto">
        {said.filter(Boolean).join(" · ")}
      </p>
      {!file.series && (
        <ul class="cg-data-gives">
          {gives.map((name) => (
            <li dir="auto" key={name}>
              {name}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function Screen({ page }) {
  const { files = [] } = page.board;
  return (
    <Cards
      items={files.map((file) => ({ ...file, text: [file.name, file.kind, ...file.measures, ...file.left_out].join(" ") }))}
      empty={EMPTY}
      extra={2}
      most={2.4}
      render={(file) => (
        <div class="cg-data-file">
          <Head file={file} />
          <Left file={{ ...file, notes: [] }} />
        </div>
      )}
    />
  );
}
