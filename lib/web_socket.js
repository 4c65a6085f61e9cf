// The web's WebSocket (API document, "The Web's Vocabulary"), over node.websocket: a client, as the standard has it.
// There is no Blob, so binaryType is "arraybuffer".
"use strict";

const { connectTo, end, NORMAL, NO_CODE } = internal.load("websocket");
const { DOMException } = internal.load("web_exception");
const { MessageEvent, CloseEvent } = internal.load("web_event_kinds");
const { Event, EventTarget, dispatch, handlerAttributes } = internal.load("web_events");
const { expose, constants, required, scalarText } = internal.load("web_idl");
const { isToken } = binding("websocket");

const STATES = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 };
const MOST_REASON = 123; // bytes

function syntaxError(message) {
  return new DOMException(message, "SyntaxError");
}

const SCHEMES = { __proto__: null, "ws:": "ws:", "wss:": "wss:", "http:": "ws:", "https:": "wss:" };

// A URL as the standard has it: http: is ws:, and there is no fragment.
function urlOf(given) {
  const text = scalarText(given);
  const url = internal.load("web_url").URL.parse(text);
  const scheme = SCHEMES[url?.protocol];
  if (scheme === undefined || url.href.includes("#"))
    throw syntaxError(`The URL ${JSON.stringify(text)} is not one of a WebSocket.`);
  url.protocol = scheme;
  return url;
}

function protocolsOf(given) {
  const all = typeof given === "object" && given !== null ? [...given] : [given];
  const names = all.map((name) => `${name}`);
  const small = names.map((name) => name.toLowerCase());
  names.forEach((name, index) => {
    if (!isToken(name) || small.indexOf(small[index]) !== index)
      throw syntaxError(`The protocol ${JSON.stringify(name)} is not one, or there twice.`);
  });
  return names;
}

// A number from 0 to 65535, the nearest ([Clamp] unsigned short).
function clamp(value) {
  const number = Math.min(Math.max(Number(value) || 0, 0), 0xffff);
  const below = Math.floor(number);
  const more = number - below;
  return more > 0.5 || (more === 0.5 && below % 2 === 1) ? below + 1 : below;
}

function sizeOf(data) {
  if (typeof data !== "string") return data.byteLength;
  return /^[\0-\x7f]*$/.test(data) ? data.length : node.encode(data, "utf8").length;
}

// Each call that the standard wants refused, refused in its words.
function checkClose(code, reason) {
  if (code !== undefined && code !== 1000 && !(code >= 3000 && code <= 4999))
    throw new DOMException("The code must be 1000, or from 3000 to 4999.", "InvalidAccessError");
  if (node.encode(reason, "utf8").length > MOST_REASON)
    throw syntaxError(`The reason must not have more than ${MOST_REASON} bytes.`);
}

// Events: "open", "message", "error", "close".
class WebSocket extends EventTarget {
  #url;
  #connection;
  #state = STATES.CONNECTING;
  #lost = 0; // bytes that were given when it was too late
  #sent = 0; // bytes that were given since all had gone, and what waited of them, framed, behind the last
  #framed = 0;
  #origin;
  #protocols;

  constructor(url, protocols = []) {
    required(arguments.length, 1, "new WebSocket");
    super();
    const { href, origin } = urlOf(url);
    this.#url = href;
    this.#origin = origin;
    this.#protocols = protocolsOf(protocols);
    const options = { protocols: this.#protocols, compress: true };
    let connection;
    try {
      connection = connectTo("new WebSocket", this.#url, options);
    } catch (error) {
      throw syntaxError(error.message);
    }
    this.#connection = connection;
    connection.addListener("connect", () => this.#opened());
    connection.addListener("message", (message) => this.#received(message));
    connection.addListener("close", (...ending) => this.#closed(...ending));
  }

  get url() {
    return this.#url;
  }
  get readyState() {
    if (this.#state === STATES.OPEN && this.#connection.readyState !== "open")
      return STATES.CLOSING;
    return this.#state;
  }
  get bufferedAmount() {
    const { backlog } = this.#connection;
    const share = this.#framed === 0 ? 0 : Math.min(1, backlog / this.#framed);
    return Math.round(this.#sent * share) + this.#lost;
  }
  get extensions() {
    return this.#connection.extensions;
  }
  get protocol() {
    return this.#connection.protocol;
  }
  get binaryType() {
    void this.#url;
    return "arraybuffer";
  }
  set binaryType(type) {
    void this.#url; // one that is not there is passed over, as by the standard
  }

  close(code = undefined, reason = "") {
    const number = code === undefined ? undefined : clamp(code);
    const text = scalarText(reason);
    checkClose(number, text);
    if (this.#state >= STATES.CLOSING) return;
    this.#state = STATES.CLOSING;
    if (this.#connection.backlog === 0) this.#sent = 0;
    end(this.#connection, number ?? (text === "" ? NO_CODE : NORMAL), text);
  }

  send(data) {
    required(arguments.length, 1, "send");
    const isBytes = data instanceof ArrayBuffer || ArrayBuffer.isView(data);
    const message = isBytes ? data : scalarText(data);
    if (this.#state === STATES.CONNECTING)
      throw new DOMException("The WebSocket is not open yet.", "InvalidStateError");
    if (this.#state === STATES.OPEN && this.#connection.readyState === "open") {
      this.#pass(message);
    } else {
      this.#lost += sizeOf(message);
    }
  }

  #pass(message) {
    if (this.#connection.backlog === 0) this.#sent = 0;
    this.#connection.send(message);
    this.#sent += sizeOf(message);
    this.#framed = this.#connection.backlog;
  }

  #opened() {
    if (this.#state !== STATES.CONNECTING) return;
    if (this.#protocols.length > 0 && this.protocol === "") return this.#connection.forceClose();
    this.#state = STATES.OPEN;
    dispatch(this, new Event("open"));
  }

  #received(message) {
    if (this.#state !== STATES.OPEN) return;
    const data = typeof message === "string" ? message : message.buffer;
    dispatch(this, new MessageEvent("message", { data, origin: this.#origin }));
  }

  // What ends without the close frames of both is code 1006, and an error.
  #closed(code, reason, wasClean) {
    this.#state = STATES.CLOSED;
    if (!wasClean) dispatch(this, new Event("error"));
    const ending = wasClean ? { wasClean, code, reason } : { wasClean, code: 1006, reason: "" };
    dispatch(this, new CloseEvent("close", ending));
  }
}
constants(WebSocket, STATES);
handlerAttributes(WebSocket, "open", "error", "close", "message");
expose(WebSocket, ["url", "readyState", "protocol"]);

return { WebSocket };
