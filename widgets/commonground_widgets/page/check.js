/* Questions about the form of a text, or of what `of` names: an "indicator", whose fields are the slots. Only the
 * last one matters: those before it are answered with null. */

export function findingsOf(tell) {
  let tag = 0;
  let waiting = null;
  const settle = (findings) => {
    waiting?.(findings);
    waiting = null;
  };
  return {
    ask(text, slots = {}, of = null) {
      settle(null);
      tag += 1;
      tell({ check: of ? { text, slots, tag, of } : { text, slots, tag } });
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    answered(message) {
      if (message.tag === tag) settle(message.findings);
    },
  };
}
