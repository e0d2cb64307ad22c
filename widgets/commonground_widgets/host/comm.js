/* One channel between a model here and its widget in the kernel, in the form that ipywidgets expects of a comm.

Messages are handled in their order, each when the one before it is done; those that come before anybody listens wait. Each
comm waits only for itself, so that a widget whose script never loads does not stop the others. */

export class Comm {
  #kernel;
  #early = [];
  #turn = Promise.resolve();
  #onMessage = null;
  #onClose = () => {};

  constructor(kernel, target_name, comm_id) {
    this.#kernel = kernel;
    this.target_name = target_name;
    this.comm_id = comm_id;
  }

  open(data, callbacks, metadata, buffers) {
    return this.#send("comm_open", { target_name: this.target_name, data: data ?? {} }, callbacks, metadata, buffers);
  }

  send(data, callbacks, metadata, buffers) {
    return this.#send("comm_msg", { data }, callbacks, metadata, buffers);
  }

  close(data, callbacks, metadata, buffers) {
    this.#kernel.forget(this);
    return this.#send("comm_close", { data: data ?? {} }, callbacks, metadata, buffers);
  }

  on_msg(listener) {
    this.#onMessage = listener;
    for (const message of this.#early.splice(0)) this.heard(message);
  }

  on_close(listener) {
    this.#onClose = listener;
  }

  heard(message) {
    if (!this.#onMessage) this.#early.push(message);
    else this.#then(() => this.#onMessage(message));
  }

  closed(message) {
    this.#then(() => this.#onClose(message));
  }

  #then(step) {
    this.#turn = this.#turn.then(step).catch((error) => console.error(error));
  }

  #send(type, content, callbacks, metadata, buffers) {
    const message = { type, content: { comm_id: this.comm_id, ...content }, metadata, buffers };
    return this.#kernel.send(message, callbacks);
  }
}
