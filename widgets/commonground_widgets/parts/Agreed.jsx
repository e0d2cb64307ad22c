/* What the group has agreed on, each agreement under the workshop that led to it. */
import { Icon } from "./Icon.jsx";
import { Quote } from "./Quote.jsx";
import { severalWorkshops } from "./agenda.js";
import { plural } from "./words.js";

/** How many could live with it. */
export const agreeing = ({ counts = {} }) => (counts.consent ?? 0) + (counts.concern ?? 0);

/** What an agreement is to the group, where a workshop says what it gives. */
const IS = {
  purpose: "This is the group’s purpose.",
  measures: "By these the group will measure itself.",
};
export const whatItIs = (gives) => IS[gives] ?? "This is what the group has agreed on.";

/** @param {{page: object}} props all agreements of the page; nothing where there is none */
export function Agreements({ page }) {
  const { agreed = [], agenda } = page;
  const named = severalWorkshops(agenda);
  return agreed.map((one) => (
    <figure class="cg-card cg-card-high cg-agreed" key={one.id}>
      {named && (
        <p class="cg-label" dir="auto">
          {one.workshop}
        </p>
      )}
      <Quote text={one.statement} />
      <figcaption class="cg-small cg-quiet">
        <Icon name="check" size={16} />
        <span>
          {plural(agreeing(one), "person", "people")} agreed
          {one.counts.concern > 0 && `, ${plural(one.counts.concern, "concern")} on record`}. Nobody objects.
        </span>
      </figcaption>
    </figure>
  ));
}
