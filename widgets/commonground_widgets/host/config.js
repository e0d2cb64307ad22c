/* What the server wrote into the page: {kernel: id, base: the server's address on this host, assets: name → address}. */

let config;

export function pageConfig() {
  config ??= JSON.parse(document.getElementById("cg-config").textContent);
  return config;
}

export const addressOf = (name) => pageConfig().assets[name];
