/* Several pages on the line of one widget. */

/** What one of the pages takes for its widget: its own state, and of all messages its own. */
export function lineOf(model, name) {
  const heard = new Map();
  return {
    get: (key) => (key === "state" ? model.get("states")[name] : model.get(key)),
    send: (message) => model.send({ ...message, of: name }),
    on(event, listener) {
      const own = (message) => message?.of === name && listener(message);
      heard.set(listener, own);
      model.on(event, own);
    },
    off(event, listener) {
      model.off(event, heard.get(listener));
      heard.delete(listener);
    },
  };
}

/** Where a key moves in a row of tabs; nothing for other keys. */
export function moved(names, now, key) {
  const at = names.indexOf(now);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[key];
  return to === undefined ? undefined : names[(to + names.length) % names.length];
}
