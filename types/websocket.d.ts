// node.websocket, see doc/api.md, "WebSockets".

declare namespace node.websocket {
  /** A message that `prepare` framed. */
  interface Prepared {
    readonly __prepared: unique symbol;
  }
  interface Options {
    /** 1048576 bytes. A longer message ends the connection with 1009. */
    maxMessageBytes?: number;
    /** Milliseconds of silence until a ping, 30000; 0: none. */
    pingInterval?: number;
    /** Milliseconds that the other end has to close, 10000. */
    closeTimeout?: number;
    /** 16777216 bytes unsent; above, `whenBehind` counts. */
    maxBacklogBytes?: number;
    /** "close" (1013), or "drop" messages. */
    whenBehind?: "close" | "drop";
    /** Subprotocols. */
    protocols?: string | readonly string[];
    /** permessage-deflate; false if absent. */
    compress?: boolean | { level?: number; minBytes?: number; windowBits?: number; contextTakeover?: boolean };
  }
  interface AcceptOptions extends Options {
    /** Whose pages may connect; any if absent. */
    origins?: string | readonly string[] | ((origin: string, request: http.ServerRequest) => unknown);
  }
  interface ConnectOptions extends Options {
    headers?: http.HeadersInit;
    secure?: SecureOptions | boolean;
    unix?: string;
    /** Milliseconds up to "connect", 10000; 0: any number. */
    handshakeTimeout?: number;
  }
  interface ConnectionEvents {
    connect: [];
    /** A string for a text, a Uint8Array for bytes. */
    message: [message: any];
    pong: [data: Uint8Array];
    drain: [];
    /** The end. 1006 where there was no close frame. */
    close: [code: number, reason: string, clean: boolean];
  }
  class Connection extends EventEmitter<ConnectionEvents> {
    private constructor();
    readonly readyState: "opening" | "open" | "closing" | "closed";
    /** Bytes that wait unsent. */
    readonly backlog: number;
    /** The subprotocol, or "". */
    readonly protocol: string;
    readonly extensions: string;
    readonly remoteAddress: string;
    readonly secure: SecureState | undefined;
    readonly server: http.Server | undefined;
    /** A text, or bytes. False when more than 64 KiB wait, and when the message was not taken. */
    send(data: Data | Prepared): boolean;
    /** Up to 125 bytes. */
    ping(data?: Data): boolean;
    /** The code is 1000 if absent; 123 bytes of reason at most. */
    close(code?: number, reason?: string): void;
    forceClose(): void;
    readPause(): void;
    readResume(): void;
    /** Lets the program end. */
    unref(): this;
    ref(): this;
  }
  /** Whether a request asks for a WebSocket. */
  function wanted(request: http.ServerRequest): boolean;
  /** Answers the request. "connect" follows. */
  function accept(request: http.ServerRequest, response: http.ServerResponse, options?: AcceptOptions): Connection;
  /** Connects to a ws:// or wss:// URL. */
  function createConnection(url: string, options?: ConnectOptions): Connection;
  /** Frames a message once for many `send`s. */
  function prepare(data: Data): Prepared;
}
