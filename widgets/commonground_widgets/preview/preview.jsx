/* A step at work below its cell, in one frame that is switched between the participant's phone, the desk and the screen.

All three are pages of the same room, so what is done in one is seen in the others. A page comes into the document when it is
looked at first, and stays: what somebody was typing is still there when they come back. */
import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import desk from "../desk/desk.jsx";
import participant from "../participant/participant.jsx";
import screen from "../screen/screen.jsx";
import { newId } from "../page/ids.js";
import { lineOf, moved } from "./lines.js";

const VIEWS = [
  { name: "participant", label: "Participant", page: participant, about: "Your phone, as one of the room." },
  { name: "desk", label: "Desk", page: desk, about: "Your desk: what you do here, the other two follow." },
  { name: "screen", label: "Screen", page: screen, about: "The projector: large, and without names." },
];

function Preview({ model }) {
  const people = model.get("people");
  const id = useRef(newId()).current;
  const [now, setNow] = useState(VIEWS[0].name);
  const [seen, setSeen] = useState([now]);
  const [played, setPlayed] = useState(false);
  const tabs = useRef({});
  const show = (name) => {
    setNow(name);
    setSeen((before) => (before.includes(name) ? before : [...before, name]));
  };
  const play = () => {
    setPlayed(true);
    model.send({ play: true });
  };
  const onKey = (event) => {
    const next = moved(VIEWS.map(({ name }) => name), now, event.key);
    if (!next) return;
    event.preventDefault();
    show(next);
    tabs.current[next].focus();
  };
  return (
    <section class="cg-preview" aria-label={`Preview of ${model.get("title")}`}>
      <header class="cg-preview-head">
        <div class="cg-preview-tabs" role="tablist" aria-label="Seen by" onKeyDown={onKey}>
          {VIEWS.map(({ name, label }) => (
            <button
              type="button"
              role="tab"
              id={`${id}-${name}`}
              key={name}
              aria-selected={name === now}
              aria-controls={`${id}-${name}-panel`}
              tabIndex={name === now ? 0 : -1}
              ref={(tab) => (tabs.current[name] = tab)}
              onClick={() => show(name)}
            >
              {label}
            </button>
          ))}
        </div>
        <p class="cg-quiet cg-small" role="status">
          {VIEWS.find(({ name }) => name === now).about}{" "}
          {played
            ? `The ${people} others have done their part.`
            : `A room in this notebook’s own memory, with ${people} simulated people; nothing of it is kept.`}
        </p>
        <button type="button" class="cg-button" disabled={played} onClick={play}>
          Let the others answer
        </button>
      </header>
      {VIEWS.map(({ name, page }) => (
        <div
          class="cg-preview-frame"
          data-view={name}
          role="tabpanel"
          id={`${id}-${name}-panel`}
          aria-labelledby={`${id}-${name}`}
          tabIndex={-1}
          key={name}
          hidden={name !== now}
        >
          {seen.includes(name) && <View name={name} page={page} model={model} />}
        </div>
      ))}
    </section>
  );
}

/** One of the pages, at work. */
function View({ name, page, model }) {
  const place = useRef(null);
  useEffect(() => page.render({ model: lineOf(model, name), el: place.current }), []);
  return <div class="cg-preview-view" ref={place} />;
}

export default {
  render({ model, el }) {
    const root = document.createElement("div");
    root.className = "cg cg-preview-root";
    // JupyterLab takes keys such as Enter for its own commands, unless it is told that they are for somebody else.
    root.dataset.lmSuppressShortcuts = "true";
    el.append(root);
    render(<Preview model={model} />, root);
    return () => {
      render(null, root);
      root.remove();
    };
  },
};
