/* Where things are, and how esbuild is set for all of them. */
import { dirname, join } from "node:path";

export const root = dirname(import.meta.dirname);
export const source = join(root, "commonground_widgets");
export const statics = join(source, "static");

export const shared = {
  absWorkingDir: root,
  bundle: true,
  charset: "utf8",
  define: { "process.env.NODE_ENV": '"production"' },
  format: "esm",
  legalComments: "none", // the notices of all that is bundled are in static/NOTICES.txt
  logLevel: "silent",
  minify: true,
  outdir: statics,
  target: ["es2022", "chrome100", "firefox104", "safari15.4"],
  write: false,
};
