// Channels (API document, "The Web's Vocabulary"): MessageChannel and its two MessagePorts, by the HTML standard. Both
// ends are in this program. What is sent is copied at once, and comes in a later turn. A port that waits for messages
// keeps no program going.
"use strict";

const { later } = binding("loop");
const { structuredClone } = internal.load("web_clone");
const { Event, EventTarget, dispatch, handlerAttributes } = internal.load("web_events");
const { MessageEvent } = internal.load("web_event_kinds");
const { expose, required, dictionary } = internal.load("web_idl");

const MAKING = Symbol("making"); // a program cannot make a port by itself

let makePorts;

class MessagePort extends EventTarget {
  #other = null; // where messages go; null once either end is closed
  #waiting = []; // messages that came before start(); null behind it
  #isClosed = false;

  static {
    makePorts = () => {
      const ports = [new MessagePort(MAKING), new MessagePort(MAKING)];
      [ports[0].#other, ports[1].#other] = [ports[1], ports[0]];
      return ports;
    };
  }

  constructor() {
    if (arguments[0] !== MAKING) throw new TypeError("MessagePort: illegal constructor");
    super();
  }

  // The options are { transfer }, or such a list itself: ArrayBuffers that are moved.
  postMessage(message, options = {}) {
    required(arguments.length, 1, "postMessage");
    const given = dictionary(options, "postMessage");
    const isList = given[Symbol.iterator] !== undefined && given[Symbol.iterator] !== null;
    const data = structuredClone(message, isList ? { transfer: given } : given);
    this.#other?.#receive(data);
  }

  #receive(data) {
    if (this.#waiting !== null) this.#waiting.push(data);
    else later(() => this.#deliver(data));
  }

  #deliver(data) {
    if (!this.#isClosed) dispatch(this, new MessageEvent("message", { data }));
  }

  // What has come is delivered from now on.
  start() {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const data of waiting) this.#receive(data);
  }

  // Ends the channel. What was sent to the other end still comes there, and then "close".
  close() {
    const other = this.#other;
    this.#isClosed = true;
    if (other === null) return;
    this.#other = other.#other = null;
    later(() => dispatch(other, new Event("close")));
  }
}
handlerAttributes(MessagePort, "message", "messageerror", "close");

// To set onmessage is to start.
const { start } = MessagePort.prototype;
const plain = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage");
const starting = {
  set onmessage(handler) {
    start.call(this);
    plain.set.call(this, handler);
  },
};
const { set } = Object.getOwnPropertyDescriptor(starting, "onmessage");
Object.defineProperty(MessagePort.prototype, "onmessage", { ...plain, set });
expose(MessagePort);

class MessageChannel {
  #ports = makePorts();

  get port1() {
    return this.#ports[0];
  }
  get port2() {
    return this.#ports[1];
  }
}
expose(MessageChannel);

return { MessageChannel, MessagePort };
