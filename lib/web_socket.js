// The web's WebSocket (API document, "The Web's Vocabulary"), over node.websocket: a client, as the standard has it.
// There is no Blob, so binaryType is "arraybuffer".
"use strict";

const { connectTo } = internal.load("websocket");
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

// A URL as the standard writes it: http: is ws:, a path is never empty.
function urlOf(given) {
  const text = scalarText(given);
  const parts = /^(wss?|https?):\/\/([^/?#]+)([/?][^#]*)?(#.*)?$/i.exec(text.trim());
  if (parts === null || parts[4] !== undefined)
    throw syntaxError(`The URL ${JSON.stringify(text)} is not one of a WebSocket.`);
  const [, scheme, authority, rest = "/"] = parts;
  const secure = /^(wss|https)$/i.test(scheme);
  const path = rest[0] === "/" ? rest : "/" + rest;
  const at = authority.lastIndexOf("@") + 1;
  const usual = secure ? /:443$/ : /:80$/;
  const host = authority.slice(at).toLowerCase().replace(usual, "");
  return (secure ? "wss://" : "ws://") + authority.slice(0, at) + host + path;
}

function protocolsOf(given) {
  const names = typeof given === "object" && given !== null ? [...given] : [given];
  return names.map((name, index) => {
    const text = `${name}`;
    if (!isToken(text) || names.findIndex((other) => `${other}` === text) !== index)
      throw syntaxError(`The protocol ${JSON.stringify(text)} is not one, or there twice.`);
    return text;
  });
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
  #origin;

  constructor(url, protocols = []) {
    required(arguments.length, 1, "new WebSocket");
    super();
    this.#url = urlOf(url);
    this.#origin = /^[^/]*\/\/[^/]*/.exec(this.#url)[0];
    const options = { protocols: protocolsOf(protocols), compress: true };
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
    return this.#connection.backlog + this.#lost;
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

  close(code, reason = "") {
    const number = code === undefined ? undefined : Math.trunc(Number(code)) & 0xffff;
    const text = scalarText(reason);
    checkClose(number, text);
    if (this.#state >= STATES.CLOSING) return;
    this.#state = STATES.CLOSING;
    this.#connection.close(number, text);
  }

  send(data) {
    required(arguments.length, 1, "send");
    const isBytes = data instanceof ArrayBuffer || ArrayBuffer.isView(data);
    const message = isBytes ? data : scalarText(data);
    if (this.#state === STATES.CONNECTING)
      throw new DOMException("The WebSocket is not open yet.", "InvalidStateError");
    if (this.#state === STATES.OPEN && this.#connection.readyState === "open") {
      this.#connection.send(message);
    } else {
      this.#lost += isBytes ? data.byteLength : node.encode(message, "utf8").length;
    }
  }

  #opened() {
    if (this.#state !== STATES.CONNECTING) return;
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
expose(WebSocket);

return { WebSocket };
