/* The portfolio: the bubbles above the list, and on the wall with what their numbers stand for. */
import { Fit } from "../parts/Fit.jsx";
import { Bubbles } from "./bubbles.jsx";

export const Portfolio = ({ read }) => <Bubbles bubbles={read.bubbles} />;

export function PortfolioOnWall({ read: { bubbles } }) {
  return (
    <div class="cg-show">
      <div class="cg-wallfolio">
        <Bubbles bubbles={bubbles} list={false} />
        <Fit most={1.9} least={0.9} of={bubbles.map(({ text, decision }) => text + decision).join()}>
          <ol>
            {bubbles.map(({ id, text, decision }, place) => (
              <li key={id}>
                <strong class="cg-number">{place + 1}</strong>
                <span dir="auto">
                  {text}
                  {decision && <span class="cg-quiet">, {decision}</span>}
                </span>
              </li>
            ))}
          </ol>
        </Fit>
      </div>
    </div>
  );
}
