/* A JSON merge patch (RFC 7396). Parts that the patch does not name are the same objects as before, so that what is drawn
from them need not be drawn again. */

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

export function merge(target, patch) {
  if (!isObject(patch)) return patch;
  const merged = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = merge(merged[name], value);
  }
  return merged;
}
