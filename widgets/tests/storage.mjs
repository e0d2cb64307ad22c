/* A session storage for tests: what a tab keeps over a reload. */

export function storage() {
  const kept = new Map();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, String(value)),
    removeItem: (key) => kept.delete(key),
  };
}

const refuse = () => {
  throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
};

export const blocked = { length: 0, key: refuse, getItem: refuse, setItem: refuse, removeItem: refuse };
