/* The line to the page's kernel: one websocket, the few messages that a page may send, and the comms over it.

It tells what happened, as events, and leaves to truth.js what to do about it:
  heard   a message came: somebody is there
  died    the server says that the kernel is dead, or was replaced by an empty one
  closed  the websocket is closed
What is sent while the line is down waits, and leaves when the kernel has been heard again. */
import { newId } from "../page/ids.js";
import { Comm } from "./comm.js";
import { PROTOCOL, decode, encode } from "./wire.js";

const DEAD = new Set(["dead", "restarting", "autorestarting"]);

export class Kernel extends EventTarget {
  #address;
  #session = newId();
  #socket = null;
  #open = false;
  #waiting = [];
  #callbacks = new Map();
  #comms = new Map();
  #targets = new Map();

  constructor(address) {
    super();
    this.#address = address;
  }

  /* Open the websocket, in place of the one before. The same session's name lets the server hand over what it kept. */
  connect() {
    this.disconnect();
    const socket = new WebSocket(`${this.#address}?session_id=${this.#session}`, [PROTOCOL]);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.ask();
    socket.onmessage = ({ data }) => this.#heard(decode(data));
    socket.onclose = () => {
      if (socket !== this.#socket) return;
      this.disconnect();
      this.dispatchEvent(new Event("closed"));
    };
    this.#socket = socket;
  }

  disconnect() {
    const socket = this.#socket;
    this.#socket = null;
    this.#open = false;
    socket?.close();
  }

  /* Is anybody there? The control channel answers even while a cell is running. */
  ask() {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#write(this.#message({ type: "kernel_info_request", channel: "control", content: {} }));
  }

  send(message, callbacks) {
    const whole = this.#message(message);
    if (callbacks) this.#callbacks.set(whole.header.msg_id, callbacks);
    if (this.#open) this.#write(whole);
    else this.#waiting.push(whole);
    return whole.header.msg_id;
  }

  request(type, content) {
    return new Promise((reply) => this.send({ type, content }, { shell: { reply } }));
  }

  comm(target, id = newId()) {
    const comm = new Comm(this, target, id);
    this.#comms.set(id, comm);
    return comm;
  }

  forget(comm) {
    this.#comms.delete(comm.comm_id);
  }

  /* The kernel opens comms too: for widgets that are made after the page was. */
  onCommOpen(target, listener) {
    this.#targets.set(target, listener);
  }

  #message({ type, content, metadata, buffers, channel = "shell" }) {
    const header = { msg_id: newId(), msg_type: type, username: "", session: this.#session, date: new Date().toISOString(), version: "5.3" };
    return { channel, header, content, metadata, buffers };
  }

  #write(message) {
    this.#socket.send(encode(message));
  }

  #heard(message) {
    if (DEAD.has(message.content.execution_state)) {
      this.dispatchEvent(new Event("died"));
      return;
    }
    if (!this.#open) {
      this.#open = true;
      for (const waiting of this.#waiting.splice(0)) this.#write(waiting);
    }
    this.dispatchEvent(new Event("heard"));
    this.#route(message);
  }

  #route(message) {
    const { channel, header, content, parent_header } = message;
    const comm = this.#comms.get(content.comm_id);
    if (header.msg_type === "comm_msg") comm?.heard(message);
    else if (header.msg_type === "comm_close") this.#closed(comm, message);
    else if (header.msg_type === "comm_open") this.#opened(message);
    this.#callBack(this.#callbacks.get(parent_header.msg_id), channel, header.msg_type, message);
  }

  #opened(message) {
    const { comm_id, target_name } = message.content;
    const listener = this.#targets.get(target_name);
    if (listener && !this.#comms.has(comm_id)) listener(this.comm(target_name, comm_id), message);
  }

  #closed(comm, message) {
    if (!comm) return;
    this.forget(comm);
    comm.closed(message);
  }

  #callBack(callbacks, channel, type, message) {
    if (!callbacks) return;
    if (channel === "shell") callbacks.shell?.reply?.(message);
    else if (type === "status") callbacks.iopub?.status?.(message);
    else callbacks.iopub?.output?.(message);
    const done = callbacks.iopub ? type === "status" && message.content.execution_state === "idle" : channel === "shell";
    if (done) this.#callbacks.delete(message.parent_header.msg_id);
  }
}
