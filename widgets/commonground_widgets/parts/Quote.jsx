/* What was said or agreed, as text; several lines as a list, so that none runs into the next. */

/** @param {{text: string}} props */
export function Quote({ text }) {
  const lines = (text ?? "").split("\n").filter((line) => line.trim());
  if (lines.length < 2)
    return (
      <blockquote class="cg-said" dir="auto">
        {text}
      </blockquote>
    );
  return (
    <blockquote class="cg-said">
      <ul class="cg-lines">
        {lines.map((line, place) => (
          <li dir="auto" key={place}>
            {line}
          </li>
        ))}
      </ul>
    </blockquote>
  );
}
