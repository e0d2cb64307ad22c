/* What a page keeps over a reload: JSON under a prefix in the tab's session storage.

Where the browser refuses storage (private windows, blocked cookies, a full quota) everything still works until the reload,
because memory is asked first. */

export function tabStorage() {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null; // reading the property itself throws where storage is blocked
  }
}

export function keeper(prefix, storage = tabStorage()) {
  const memory = new Map();
  const attempt = (action) => {
    try {
      return action();
    } catch {
      return undefined;
    }
  };
  const stored = () => attempt(() => Array.from({ length: storage.length }, (_, at) => storage.key(at))) ?? [];
  return {
    get(name) {
      if (memory.has(name)) return memory.get(name);
      return attempt(() => JSON.parse(storage.getItem(prefix + name))) ?? undefined;
    },
    set(name, value) {
      memory.set(name, value);
      attempt(() => storage.setItem(prefix + name, JSON.stringify(value)));
    },
    drop(name) {
      memory.delete(name);
      attempt(() => storage.removeItem(prefix + name));
    },
    names(start = "") {
      const kept = stored().filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
      return [...new Set([...kept, ...memory.keys()])].filter((name) => name.startsWith(start));
    },
  };
}
