/* Commands that the hub has not answered yet.

They leave one at a time and in order: the next is sent when the one before it is answered, so that a command sent again
after a break never overtakes a newer one. Each keeps its id for ever, and the hub knows ids that it has seen, so sending
once more is always safe. A refusal is an answer too: the command leaves, and its sender gets the problem. */

export const AGAIN = 3000;

export function outbox({ keep, transmit, changed = () => {}, orphan = () => {}, late = () => {}, again = AGAIN }) {
  const senders = new Map();
  const box = keep
    .names("outbox:")
    .map((name) => keep.get(name))
    .filter((entry) => entry?.command?.id)
    .sort((one, other) => one.order - other.order);
  let open = false;
  let timer;

  function sendFirst() {
    clearTimeout(timer);
    if (!open || !box.length) return;
    transmit(box[0].command);
    timer = setTimeout(sendAgain, again);
  }

  function sendAgain() {
    late();
    sendFirst();
  }

  return {
    get size() {
      return box.length;
    },
    put(command) {
      const order = Math.max(Date.now(), (box.at(-1)?.order ?? 0) + 1);
      box.push({ order, command });
      keep.set(`outbox:${command.id}`, { order, command });
      const answer = new Promise((resolve) => senders.set(command.id, resolve));
      if (box.length === 1) sendFirst();
      changed();
      return answer;
    },
    answered(reply) {
      // What the hub could not read it answers without an id: that is the one that is on its way.
      const at = reply.command === null ? 0 : box.findIndex(({ command }) => command.id === reply.command);
      if (!box[at]) return;
      const [{ command }] = box.splice(at, 1);
      keep.drop(`outbox:${command.id}`);
      const sender = senders.get(command.id);
      senders.delete(command.id);
      if (sender) sender(reply);
      else orphan(command, reply);
      if (at === 0) sendFirst();
      changed();
    },
    resume() {
      open = true;
      sendFirst();
    },
    pause() {
      open = false;
      clearTimeout(timer);
    },
  };
}
