/* What somebody wrote, among what is theirs: its words, and the buttons that change or withdraw it. */

/** @param {{text: string, about?: any, edited?: boolean, onEdit?: () => void, onWithdraw?: () => void, children?: any}} props
 *   `about`: what stands beside the words; the buttons are there only where they may do something */
export function Own({ text, about, edited, onEdit, onWithdraw, children }) {
  return (
    <li class="cg-card cg-own" data-edited={edited || undefined}>
      <p class="cg-own-words">
        <span dir="auto">{text}</span> {about}
      </p>
      {onEdit && (
        <span class="cg-own-do">
          <Do word="Change" text={text} onClick={onEdit} />
          <Do word="Withdraw" text={text} onClick={onWithdraw} />
        </span>
      )}
      {children}
    </li>
  );
}

function Do({ word, text, onClick }) {
  return (
    <button type="button" class="cg-button" data-kind="quiet" aria-label={`${word}: ${text}`} onClick={onClick}>
      {word}
    </button>
  );
}
