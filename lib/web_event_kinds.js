// Events with more than a type (API document, "The Web's Vocabulary"): CustomEvent, MessageEvent, CloseEvent.
"use strict";

const { Event } = internal.load("web_events");
const { expose, required, dictionary, scalarText } = internal.load("web_idl");

class CustomEvent extends Event {
  #detail;

  constructor(type, options = {}) {
    required(arguments.length, 1, "new CustomEvent");
    super(type, options);
    const { detail } = dictionary(options, "new CustomEvent");
    this.#detail = detail ?? null;
  }
  get detail() {
    return this.#detail;
  }
  initCustomEvent(type, bubbles = false, cancelable = false, detail = null) {
    required(arguments.length, 1, "initCustomEvent");
    const isFree = this.eventPhase === Event.NONE;
    this.initEvent(type, bubbles, cancelable);
    if (isFree) this.#detail = detail;
  }
}
expose(CustomEvent, ["type", "detail"]);

class MessageEvent extends Event {
  #data;
  #origin;
  #lastEventId;
  #source;
  #ports;

  constructor(type, options = {}) {
    required(arguments.length, 1, "new MessageEvent");
    super(type, options);
    const all = dictionary(options, "new MessageEvent");
    const { data = null, lastEventId = "", origin = "", ports = [], source = null } = all;
    this.#data = data;
    this.#origin = scalarText(origin);
    this.#lastEventId = `${lastEventId}`;
    this.#source = source;
    this.#ports = Object.freeze([...ports]);
  }
  get data() {
    return this.#data;
  }
  get origin() {
    return this.#origin;
  }
  get lastEventId() {
    return this.#lastEventId;
  }
  get source() {
    return this.#source;
  }
  get ports() {
    return this.#ports;
  }
}
expose(MessageEvent, ["type", "data", "origin"]);

class CloseEvent extends Event {
  #code;
  #reason;
  #wasClean;

  constructor(type, options = {}) {
    required(arguments.length, 1, "new CloseEvent");
    super(type, options);
    const { code = 0, reason = "", wasClean = false } = dictionary(options, "new CloseEvent");
    this.#code = Number(code) & 0xffff;
    this.#reason = scalarText(reason);
    this.#wasClean = Boolean(wasClean);
  }
  get wasClean() {
    return this.#wasClean;
  }
  get code() {
    return this.#code;
  }
  get reason() {
    return this.#reason;
  }
}
expose(CloseEvent, ["type", "code", "reason", "wasClean"]);

return { CustomEvent, MessageEvent, CloseEvent };
