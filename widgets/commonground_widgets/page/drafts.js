/* What a person has typed in a step and not sent.

It is kept in the tab at once, and told to the kernel when the typing pauses. After a reload, or on another device, the
newest of the tab's and the hub's wins: each carries the server's time of its typing as "at". */

export const PAUSE = 500;

function withoutTime(data) {
  const { at: _, ...typed } = data ?? {};
  return typed;
}

export function drafts({ keep, transmit, now, pause = PAUSE }) {
  const unsent = new Set();
  let open = false;
  let timer;

  function flush() {
    clearTimeout(timer);
    if (!open) return;
    for (const step of unsent) {
      const { at, data } = keep.get(`draft:${step}`);
      transmit({ step, data: { ...data, at } });
    }
    unsent.clear();
  }

  function later(step) {
    unsent.add(step);
    clearTimeout(timer);
    timer = setTimeout(flush, pause);
  }

  return {
    save(step, data) {
      keep.set(`draft:${step}`, { at: now(), data: data ?? {} });
      later(step);
    },
    newest(step, fromHub) {
      const kept = keep.get(`draft:${step}`);
      if (!kept || (fromHub?.at ?? 0) > kept.at) return withoutTime(fromHub);
      if (!(fromHub?.at === kept.at) && !unsent.has(step) && kept.at !== kept.told) {
        keep.set(`draft:${step}`, { ...kept, told: kept.at });
        later(step);
      }
      return kept.data;
    },
    flush,
    resume() {
      open = true;
      flush();
    },
    pause() {
      open = false;
      clearTimeout(timer);
    },
  };
}
