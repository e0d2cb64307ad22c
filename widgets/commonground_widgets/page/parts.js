/* Parts of a widget that it does not carry: in JupyterLab its kernel gives their text when somebody inside it asks. */

/** @returns {() => void} stop answering */
export function giveParts(root, model) {
  const waiting = new Map();
  const onAsked = (event) => {
    event.stopPropagation();
    const { name, take } = event.detail;
    waiting.set(name, [...(waiting.get(name) ?? []), take]);
    model.send({ part: name });
  };
  const onMessage = ({ part, text }) => {
    for (const take of waiting.get(part) ?? []) take(text);
    waiting.delete(part);
  };
  root.addEventListener("commonground:part", onAsked);
  model.on("msg:custom", onMessage);
  return () => {
    root.removeEventListener("commonground:part", onAsked);
    model.off("msg:custom", onMessage);
  };
}
