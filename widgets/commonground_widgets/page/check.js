/* Questions about the form of a text. Only the last one matters: those before it are answered with null. */

export function findingsOf(tell) {
  let tag = 0;
  let waiting = null;
  const settle = (findings) => {
    waiting?.(findings);
    waiting = null;
  };
  return {
    ask(text, slots = {}) {
      settle(null);
      tag += 1;
      tell({ check: { text, slots, tag } });
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    answered(message) {
      if (message.tag === tag) settle(message.findings);
    },
  };
}
