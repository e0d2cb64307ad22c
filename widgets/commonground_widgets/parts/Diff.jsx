/* What changed, word by word: added words are underlined, words that went are struck through. */
import { useMemo } from "preact/hooks";
import { diff } from "./diff.js";

/** @param {{before: string, after: string, onlyAdded?: boolean}} props */
export function Diff({ before, after, onlyAdded = false }) {
  const runs = useMemo(() => diff(before, after), [before, after]);
  const shown = onlyAdded ? runs.filter(({ kind }) => kind !== "gone") : runs;
  return (
    <span class="cg-diff" dir="auto">
      {shown.map(({ kind, text }) => {
        if (kind === "added") return <ins>{text}</ins>;
        if (kind === "gone") return <del>{text}</del>;
        return text;
      })}
    </span>
  );
}
