/* A facilitator's text: see prose.js for how much of Markdown it knows. */
import { blocks, strongs } from "./prose.js";

const Line = ({ text }) => strongs(text).map((part) => (part.strong ? <strong>{part.text}</strong> : part.text));

export function Prose({ text }) {
  return (
    <div class="cg-text" dir="auto">
      {blocks(text).map((block, at) => {
        if (block.kind === "text") {
          return (
            <p key={at}>
              <Line text={block.text} />
            </p>
          );
        }
        const List = block.kind === "steps" ? "ol" : "ul";
        return (
          <List class="cg-text-list" key={at}>
            {block.items.map((item, place) => (
              <li key={place}>
                <Line text={item} />
              </li>
            ))}
          </List>
        );
      })}
    </div>
  );
}
