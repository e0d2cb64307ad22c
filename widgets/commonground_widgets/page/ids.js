/* A command's own id: 22 url-safe characters, 128 random bits.

crypto.randomUUID exists only in secure contexts, and a laptop reached over plain http on a local network is none. */

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
