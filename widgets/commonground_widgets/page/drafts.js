/* What a person has typed in a step and not sent.

It is kept in the tab at once, and told to the hub when the typing pauses. After a reload, or on another device, the newest
of the tab's and the hub's wins: each carries the server's time of its typing as "at". An empty one makes the hub forget. */

export const PAUSE = 500;

function typed(draft) {
  const { at: _, ...data } = draft ?? {};
  return data;
}

const isEmpty = (data) => Object.keys(data).length === 0;

export function drafts({ keep, transmit, now, pause = PAUSE }) {
  const untold = new Set();
  let open = false;
  let timer;

  function flush() {
    clearTimeout(timer);
    if (!open) return;
    for (const step of untold) {
      const { at, data } = keep.get(`draft:${step}`);
      transmit({ step, data: isEmpty(data) ? {} : { ...data, at } });
    }
    untold.clear();
  }

  function later(step) {
    untold.add(step);
    clearTimeout(timer);
    timer = setTimeout(flush, pause);
  }

  return {
    /* On arrival: the tab may have one that never reached the hub. */
    catchUp(step, fromHub) {
      const kept = keep.get(`draft:${step}`);
      const told = (fromHub?.at ?? 0) >= (kept?.at ?? 0) || (isEmpty(kept.data) && isEmpty(typed(fromHub)));
      if (!told) later(step);
    },
    save(step, data) {
      keep.set(`draft:${step}`, { at: now(), data: data ?? {} });
      later(step);
    },
    /* A command went through whose sender did not live to see it: what it carried is no draft any more. */
    wentThrough(step, data) {
      const { data: kept } = keep.get(`draft:${step}`) ?? { data: {} };
      const sent = Object.keys(kept).every((name) => JSON.stringify(kept[name]) === JSON.stringify(data[name]));
      if (sent && !isEmpty(kept)) this.save(step, {});
    },
    newest(step, fromHub) {
      const kept = keep.get(`draft:${step}`);
      return !kept || (fromHub?.at ?? 0) > kept.at ? typed(fromHub) : kept.data;
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
