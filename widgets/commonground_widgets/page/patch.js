/* A JSON merge patch (RFC 7396). Parts that the patch does not name are the same objects as before, so that what is drawn
from them need not be drawn again.

Where a list stands, {"": …} changes it in place: `drop` names places that go and `set` places whose element is patched, both
in the list as it was, and `put` elements with their places in the list as it becomes. {"": {is: …}} puts an object there. */

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

function changed(list, { is, drop, set, put }) {
  if (is) return merge({}, is);
  const next = [...list];
  for (const [place, patch] of set) next[place] = merge(next[place], patch);
  for (const place of [...drop].reverse()) next.splice(place, 1);
  for (const [place, element] of put) next.splice(place, 0, element);
  return next;
}

export function merge(target, patch) {
  if (!isObject(patch)) return patch;
  if (Array.isArray(target) && "" in patch) return changed(target, patch[""]);
  const merged = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = merge(merged[name], value);
  }
  return merged;
}
