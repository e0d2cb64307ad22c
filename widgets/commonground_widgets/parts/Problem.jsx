/* Something went wrong: what happened, what is safe, what to do. */
import { Icon } from "./Icon.jsx";

export function Problem({ problem, children }) {
  if (!problem) return null;
  return (
    <div class="cg-note cg-problem-note" data-tone="warn" role="alert">
      <Icon name="warning" />
      <div>
        <p>
          <strong>{problem.what}</strong> {problem.safe} {problem.do}
        </p>
        {children}
      </div>
    </div>
  );
}
