/* The notices of the packages whose code is inside the built files: name, version and licence text, in one order. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const packageOf = (input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[0];

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).sort().find((one) => /^licen[sc]e/i.test(one));
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8").trim() : `Licence: ${license}`;
  return `${name} ${version}\n\n${text.replaceAll("\r\n", "\n")}\n`;
}

export function notices(root, inputs) {
  const folders = [...new Set(inputs.map(packageOf).filter(Boolean))].sort();
  const rule = `\n${"-".repeat(80)}\n\n`;
  return `The built files beside this one contain code of these packages.\n${rule}${folders.map((folder) => notice(join(root, folder))).join(rule)}`;
}
