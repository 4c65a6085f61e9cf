// HTTP, node.cat and node.pump, see doc/api.md, "HTTP".

declare namespace node.http {
  /** An object, or pairs where a name may be repeated. A value that is an array is a line for each element. */
  type HeadersInit =
    | { [name: string]: string | number | readonly (string | number)[] }
    | Iterable<readonly [name: string, value: string | number]>
    | readonly (readonly (string | number)[])[];
  /** As they came; a repeated one is joined with ", ". */
  interface Headers {
    [name: string]: string;
  }
  /** [Limits] of both ends; going beyond is an answer to a client, an "error" of a client's request. */
  interface Limits {
    /** First line and headers, 65536 bytes. */
    maxHeadBytes?: number;
    /** 1000. */
    maxHeaders?: number;
    /** Milliseconds for a head, 60000. */
    headTimeout?: number;
    /** Milliseconds of silence, 60000; 0 is any. */
    idleTimeout?: number;
    /** Requests that a connection carries; 0, any number. */
    maxRequests?: number;
    /** Requests that are not answered yet: above it, 503; 0, any number. */
    maxPending?: number;
    /** Milliseconds that a request has waited for those that came with it: above it, 503; 0, any. */
    maxDelay?: number;
  }
  interface CompressOptions {
    /** Shorter answers stay as they are: 1024. */
    minBytes?: number;
    /** "application/json", "text/*", ... */
    types?: readonly string[];
    level?: number;
    /** In order of preference. */
    formats?: readonly CompressionFormat[];
  }
  interface ServerOptions extends Limits, tcp.ServerOptions {
    /** Bytes of a request's target, 16384. */
    maxTargetBytes?: number;
    /** HTTP/1.1 without `Host` is answered with 400. */
    requireHost?: boolean;
    compress?: boolean | CompressOptions;
  }
  interface ServerEvents {
    request: [request: ServerRequest, response: ServerResponse];
    connection: [connection: Connection];
    /** 0 where no error was the cause. */
    close: [errorno: number];
    /** A handshake failed. */
    error: [error: SystemError, remoteAddress: string];
  }
  type RequestListener = (this: Server, request: ServerRequest, response: ServerResponse) => unknown;
  interface Server extends Listens {}
  class Server extends EventEmitter<ServerEvents> {
    constructor(request_listener?: RequestListener | null, options?: ServerOptions);
    /** Stops accepting, and answers what is owed. `grace`: milliseconds that an idle connection still has. */
    close(options?: { grace?: number }): void;
  }
  function createServer(request_listener?: RequestListener | null, options?: ServerOptions): Server;
  /** The reason of each status code. */
  const STATUS_CODES: { [statusCode: number]: string };
  function parseUri(string: string): Uri;

  /** The parts that are present, and no others. */
  interface Uri {
    /** "/status" */
    path?: string;
    /** The path up to its last slash. */
    directory?: string;
    file?: string;
    /** "name=ryan" */
    query?: string;
    /** The query, decoded. */
    params: { [name: string]: string };
    /** Path and query. */
    relative?: string;
    /** Everything. */
    source: string;
    /** What follows a #. */
    anchor?: string;
    protocol?: string;
    authority?: string;
    userInfo?: string;
    user?: string;
    password?: string;
    host?: string;
    port?: string;
    toString(): string;
  }

  interface ConnectionEvents {
    /** The client sends no more. */
    eof: [];
    timeout: [];
    close: Ending;
  }
  /** What requests come over. */
  interface Connection extends SocketProperties {}
  class Connection extends EventEmitter<ConnectionEvents> {
    private constructor();
    readonly server: Server;
    readonly readyState: ReadyState;
    /** Ends it after the answers that are owed. */
    close(): void;
    forceClose(): void;
    /** Lets the program end. */
    unref(): this;
    ref(): this;
  }

  /** What a request of a server and a response of a client have in common. */
  interface Incoming {
    /** "1.1" or "1.0" */
    readonly httpVersion: string;
    readonly headers: Headers;
    /** The pairs as they came. */
    readonly headerList: [name: string, value: string][];
    /** One header, whatever the case of its name. */
    header(name: string): string | undefined;
    /** How "body" gives its chunks; "raw" until set. */
    setBodyEncoding(encoding: Encoding): void;
    /** Holds back every event; nothing is read meanwhile. */
    pause(): void;
    resume(): void;
  }
  interface ServerRequestEvents {
    /** In the encoding of `setBodyEncoding`. */
    body: [chunk: Received];
    complete: [];
    /** The client is gone, or its body was cut short. */
    close: [];
  }
  interface ServerRequest extends Incoming {}
  class ServerRequest extends EventEmitter<ServerRequestEvents> {
    private constructor();
    readonly method: string;
    readonly uri: Uri;
    readonly connection: Connection;
  }
  class ServerResponse extends EventEmitter<{ drain: [] }> {
    private constructor();
    /** Begins the response; once. What no header may have throws a TypeError. */
    sendHeader(statusCode: number, headers?: HeadersInit | Headers | null): void;
    /** Strings are ASCII unless this or the server's option says otherwise. False when more than 64 KiB wait. */
    sendBody(chunk: Data, encoding?: Encoding): boolean;
    /** Ends the response; each one must be finished. */
    finish(): boolean;
    /** Answers a request for another protocol: the connection that goes on behind it. */
    upgrade(headers?: HeadersInit): tcp.Connection;
  }

  interface ClientOptions extends Limits {
    /** Connections at a time, 1. */
    connections?: number;
    /** Milliseconds from the first send of a request to the end of its answer; 0 is any. */
    timeout?: number;
    /** Of strings that are sent without one; "ascii" if absent. */
    encoding?: Encoding;
    /** The path or @name of a Unix socket. */
    unix?: string;
    /** Accepts compressed answers, and decompresses them, up to `maxBytes` (1 GiB). */
    decompress?: boolean | { maxBytes?: number };
    secure?: SecureOptions | boolean;
  }
  interface ClientEvents {
    /** A request failed. */
    error: [error: SystemError];
    connect: [];
    eof: [];
    timeout: [];
    close: Ending;
  }
  class Client extends EventEmitter<ClientEvents> {
    private constructor();
    readonly readyState: "closed" | "opening" | "open" | "closing";
    get(path: string, request_headers?: HeadersInit | null): ClientRequest;
    head(path: string, request_headers?: HeadersInit | null): ClientRequest;
    post(path: string, request_headers?: HeadersInit | null): ClientRequest;
    del(path: string, request_headers?: HeadersInit | null): ClientRequest;
    put(path: string, request_headers?: HeadersInit | null): ClientRequest;
    /** Any method, as it is written. */
    request(method: string, path: string, request_headers?: HeadersInit | null): ClientRequest;
    /** Ends the connections after the requests that were begun. */
    close(): void;
    forceClose(): void;
    /** Milliseconds of silence; 0 is never. */
    setTimeout(timeout: number): void;
    /** Lets the program end. */
    unref(): this;
    ref(): this;
  }
  /** Connects when the first request is sent. The host is "127.0.0.1" if absent. */
  function createClient(port: number | string, host?: string | null, options?: ClientOptions): Client;

  interface ClientRequestEvents {
    response: [response: ClientResponse];
    /** The server has taken up the other protocol. */
    upgrade: [response: ClientResponse, connection: tcp.Connection];
    drain: [];
    /** The request failed. */
    error: [error: SystemError];
    /** What is missing of the request is not sent. */
    close: [];
  }
  class ClientRequest extends EventEmitter<ClientRequestEvents> {
    private constructor();
    /** False when more than 64 KiB wait, and when the request failed or was answered. */
    sendBody(chunk: Data, encoding?: Encoding): boolean;
    /** Ends the request; each one must be finished. The listener is one for "response". */
    finish(response_listener?: ((this: ClientRequest, response: ClientResponse) => unknown) | null): boolean;
    /** "error" with the code "ECANCELED" follows, unless the answer was complete. */
    abort(): void;
  }
  interface ClientResponseEvents {
    body: [chunk: Received];
    complete: [];
    /** The answer was cut short. */
    close: [error: SystemError];
  }
  interface ClientResponse extends Incoming {}
  class ClientResponse extends EventEmitter<ClientResponseEvents> {
    private constructor();
    readonly statusCode: number;
    /** The reason that the server gave. */
    readonly statusText: string;
    readonly client: Client;
  }

  interface CatOptions {
    /** 64 MiB if absent. */
    maxBytes?: number;
    decompress?: boolean | { maxBytes?: number };
  }
  /** A whole resource; "utf8" if no encoding is given. The error is the status where that is not 2xx. */
  function cat(url: string, encoding?: null, options?: CatOptions): Promise<[content: string], [error: any]>;
  function cat<E extends Encoding>(
    url: string,
    encoding: E,
    options?: CatOptions,
  ): Promise<[content: Decoded<E>], [error: any]>;
}

declare namespace node {
  /** `node.http.cat` of http:// and https:// URLs, else `node.fs.cat`. */
  function cat(location: string, encoding?: null, options?: http.CatOptions): Promise<[content: string], [error: any]>;
  function cat<E extends Encoding>(
    location: string,
    encoding: E,
    options?: http.CatOptions,
  ): Promise<[content: Decoded<E>], [error: any]>;

  /** A file; of one that is read, from `start` to `end`, both included. */
  type PumpFile =
    { path: string; mode?: number; start?: number; end?: number } | { fd: number; start?: number; end?: number };
  type PumpSource =
    | http.ServerRequest
    | http.ClientResponse
    | tcp.Connection
    | ChildProcess
    | PumpFile
    | Compressor
    | Decompressor
    | ResponseBody;
  type PumpTarget =
    | http.ServerResponse
    | http.ClientRequest
    | tcp.Connection
    | ChildProcess
    | PumpFile
    | Compressor
    | Decompressor
    | Stdio;
  /** Joins two ends, no faster than the slower one. Success has the number of bytes, and `to` is ended. */
  function pump(
    from: PumpSource,
    to: PumpTarget,
    options?: { anyExit?: boolean },
  ): Promise<[bytes: number], [error: SystemError]>;
}
