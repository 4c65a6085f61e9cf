// The API of node 0.1.9, for editors and for the TypeScript compiler. doc/api.md has every detail; a title in brackets is
// the section of it that tells more. lib is "es2022", without "dom": the web's names that there are stand in web.d.ts.

/// <reference path="web.d.ts" />
/// <reference path="modules.d.ts" />
/// <reference path="constants.d.ts" />
/// <reference path="files.d.ts" />
/// <reference path="children.d.ts" />
/// <reference path="network.d.ts" />
/// <reference path="websocket.d.ts" />
/// <reference path="http.d.ts" />
/// <reference path="crypto.d.ts" />

/** Everything that is not a global name. */
declare namespace node {
  // [Encodings]

  /** How bytes are shown: a string, `number[]` ("raw"), or `Uint8Array` ("bytes"). In small or capital letters. */
  type Encoding = EncodingName | Uppercase<EncodingName> | EncodingConstant;
  type EncodingName = "utf8" | "utf-8" | "ascii" | "binary" | "raws" | "raw" | "bytes";
  type EncodingConstant = typeof ASCII | typeof UTF8 | typeof RAW;
  /** Texts that stand for bytes (RFC 4648). */
  type TextOfBytes = "hex" | "base64" | "base64url";
  /** Bytes that are sent as they are, whatever the encoding; of integers the low 8 bits. */
  type Bytes = readonly number[] | ArrayBuffer | ArrayBufferView;
  /** What can be sent. */
  type Data = string | Bytes;
  /** What data in the encoding E is. */
  type Decoded<E> = E extends "bytes" | "BYTES" ? Uint8Array : E extends "raw" | "RAW" | typeof RAW ? number[] : string;
  /** A string, `number[]` or `Uint8Array`: what the encoding of the emitter says, "raw" at first. */
  type Received = any;

  /** The string that UTF-8 bytes stand for. */
  function encodeUtf8(array: readonly number[] | Uint8Array): string;
  /** The bytes of a string; "utf8" if no encoding is given. A string that is no such text throws a TypeError. */
  function encode(string: string, encoding?: Exclude<Encoding, "bytes" | "BYTES"> | TextOfBytes): Uint8Array;
  /** The string of bytes; "utf8" if no encoding is given. */
  function decode(bytes: Bytes, encoding?: Exclude<Encoding, "bytes" | "BYTES"> | TextOfBytes): string;

  // [Events]

  /** Events of any name, with any arguments. */
  interface AnyEvents {
    [event: string]: any[];
  }
  /** The arguments of an event. */
  type Arguments<Events, E> = E extends keyof Events
    ? Events[E] extends any[]
      ? Events[E]
      : any[]
    : E extends "newListener"
      ? [event: string, listener: Function]
      : never;
  type EventName<Events> = (keyof Events & string) | "newListener";

  /**
   * What emits events [node.EventEmitter]. `Events` has the arguments of each: `{ready: [], line: [text: string]}`.
   * The events of a class of node are an interface beside it, to which a program can add its own.
   */
  class EventEmitter<Events = AnyEvents> {
    /** The listeners of each event. */
    _events: { [event: string]: Function[] };
    /** Adds a listener at the end. Emits "newListener" before. A listener that is no function throws a TypeError. */
    addListener<E extends EventName<Events>>(
      event: E,
      listener: (this: this, ...args: Arguments<Events, E>) => unknown,
    ): this;
    /** The same, of a listener that takes the first argument alone: whether there was an error, say. */
    addListener<E extends EventName<Events>>(
      event: E,
      listener: (this: this, first: Arguments<Events, E>[0]) => unknown,
    ): this;
    /** Takes out the first listener that is this one; that there is none is no error. */
    removeListener<E extends EventName<Events>>(
      event: E,
      listener: (this: this, ...args: Arguments<Events, E>) => unknown,
    ): this;
    removeListener<E extends EventName<Events>>(
      event: E,
      listener: (this: this, first: Arguments<Events, E>[0]) => unknown,
    ): this;
    /** The listeners of an event: the live array. */
    listeners(event: EventName<Events>): Function[];
    /** Calls the listeners now, with the elements of the array. Tells whether there are any. */
    emit<E extends EventName<Events>>(event: E, args?: Arguments<Events, E>): boolean;
    /** The same with the arguments themselves, where the first one is no array. */
    emit<E extends EventName<Events>>(event: E, ...args: Arguments<Events, E>): boolean;
  }

  /** Has `ctor`'s instances inherit from `superCtor`, which is `ctor.super_` then. Call it before there are methods. */
  function inherits(ctor: Function, superCtor: Function): void;

  // [node.Promise]

  /** What `wait()` and `await` give: nothing, the one argument, or an array of them. */
  type Outcome<Args extends any[]> = number extends Args["length"]
    ? any
    : Args["length"] extends 0
      ? undefined
      : Args["length"] extends 1
        ? Args[0]
        : Args;

  /** An outcome that comes later: "success" with the arguments `Args`, or "error" with `Errors`; once. */
  class Promise<Args extends any[] = any[], Errors extends any[] = [error: any]> extends EventEmitter<{
    success: Args;
    error: Errors;
  }> {
    /** Adds a listener for "success". Of a settled promise it is called in a later turn. */
    addCallback(listener: (this: this, ...args: Args) => unknown): this;
    /** Adds a listener for "error". */
    addErrback(listener: (this: this, ...args: Errors) => unknown): this;
    /** Settles the promise and calls the listeners. */
    emitSuccess(args?: Args): boolean;
    /** Settles the promise as failed and calls the listeners. */
    emitError(args?: Errors): boolean;
    /** Runs the event loop until the promise is settled. Throws the first argument of "error". Not for busy servers. */
    wait(): Outcome<Args>;
    /** For `await`. A rejection is always an Error. */
    then<A = Outcome<Args>, B = never>(
      onSuccess?: ((value: Outcome<Args>) => A | PromiseLike<A>) | null,
      onError?: ((error: SystemError) => B | PromiseLike<B>) | null,
    ): globalThis.Promise<A | B>;
    catch<B = never>(
      onError?: ((error: SystemError) => B | PromiseLike<B>) | null,
    ): globalThis.Promise<Outcome<Args> | B>;
  }

  /** What fails: `code` is a name such as "ENOENT". */
  interface SystemError extends Error {
    code?: string;
    errno?: number;
    /** Of node.fs. */
    path?: string;
    path2?: string;
  }

  // [Helpers]

  /** Prints `String(value)` and a newline, synchronously. */
  function debug(value: unknown): void;
  /** Emits "exit", writes out what is queued, and ends the process. From -128 to 255; `node.exitCode` if absent. */
  function exit(code?: number): never;
  /** The code of the natural end; undefined is 0. */
  let exitCode: number | undefined;
  /** The folder that the process runs in. */
  function cwd(): string;

  // [Standard I/O]

  interface StdioEvents {
    /** A chunk of stdin, in the encoding of `open`. */
    data: [data: Received];
    /** stdin has ended, was closed, or cannot be read. */
    close: [error?: SystemError];
    /** None of what was printed waits any more. */
    drain: [];
    /** The terminal has another size. */
    resize: [size: TerminalSize];
  }
  interface TerminalSize {
    columns: number;
    rows: number;
  }
  interface Stdio extends EventEmitter<StdioEvents> {
    /** Opens stdin, "utf8" if no encoding is given. An Error if it is open. */
    open(encoding?: Encoding): void;
    /** Writes to stdout. False where more than 64 KiB wait: "drain" follows. */
    write(data: Data): boolean;
    /** Writes to stderr, synchronously. */
    writeError(data: Data): void;
    /** Closes stdin. An Error if it is not open. */
    close(): void;
    /** Whether the terminal gives each key at once, without echo and signals. */
    setRaw(on: boolean): void;
  }
  const stdio: Stdio;

  // [The Process]

  const pid: number;
  const ppid: number;
  /** What ps shows. */
  let title: string;
  function hostname(): string;
  /** Seconds since the start of the process. */
  function uptime(): number;
  /** Milliseconds on a clock that nobody sets. */
  function now(): number;
  function chdir(path: string): void;
  /** Sets the mask of modes, if given. Returns the one before. */
  function umask(mask?: number): number;
  /** Sends a signal, SIGTERM if absent. A negative pid is a group; signal 0 only looks. */
  function kill(pid: number, signal?: Signal): void;
  /** Has the process be another user, by numbers or names; there is no way back. */
  function setUser(uid: number | string, gid?: number | string, groups?: readonly (number | string)[]): void;
  /** Bytes. */
  function memoryUsage(): { rss: number; heapTotal: number; heapUsed: number; external: number; arrayBuffers: number };
  /** Microseconds of all threads, since an earlier outcome or the start. */
  function cpuUsage(since?: CpuUsage): CpuUsage;
  interface CpuUsage {
    user: number;
    system: number;
  }
  /** The descriptor is 1 if absent. */
  function isTerminal(fd?: number): boolean;
  function terminalSize(fd?: number): TerminalSize;
  function statistics(): Statistics;
  interface Statistics {
    /** Milliseconds that events waited for the busy loop, since the last call. */
    loopDelay: { p50: number; p99: number; max: number };
    /** What is open. */
    handles: {
      tcpServer: number;
      tcpConnection: number;
      httpServer: number;
      httpConnection: number;
      httpClient: number;
      webSocket: number;
      udpSocket: number;
      fileWatcher: number;
      child: number;
      timer: number;
    };
    bytesWaiting: number;
    /** Requests that HTTP servers got. */
    requests: number;
    /** `maxConnections`, `noDescriptors`, `datagrams`, and requests by their status. */
    refusals: { [reason: string]: number };
  }

  // [Debugging]

  /** Records for so many milliseconds where the program spends its time: JSON of a `.cpuprofile` file. */
  function profile(ms: number): Promise<[json: string], [error: SystemError]>;
  /** Writes all objects of the heap to a file (`.heapsnapshot`). Success has the path. */
  function heapSnapshot(path: string): Promise<[path: string], [error: SystemError]>;

  // [Services]

  /** The sockets that the service manager passed on, for `server.listen`. */
  const listenDescriptors: { fd: number; name: string }[];
  /** Tells the service manager that the program is ready; the first `listen` does so by itself. */
  function serviceReady(): void;

  // [Modules]

  class Module {
    filename: string;
    exports: any;
    require(name: string): any;
    include(name: string): any;
    require_async(name: string): Promise<[exports: any]>;
    include_async(name: string): Promise<[exports: any]>;
  }
  /** Runs a source in the global scope. The value of its last statement, or the function that it is. */
  function compile(source: string, filename?: string): any;
  /** Opens a library, and has its function `init` fill the target, which it returns. */
  function dlopen<T extends object>(path: string, target: T): T;
  /** "0.1.9" */
  const version: string;
  /** Throws an Error with the message where the value is not true. */
  function assert(value: unknown, message?: string): asserts value;

  /** Works on text alone. */
  namespace path {
    function join(...parts: string[]): string;
    /** What stands before the last slash. */
    function dirname(path: string): string;
    /** What stands behind the last slash. */
    function filename(path: string): string;
  }

  // [Timers]

  /** What `setTimeout` gives, too. */
  class Timer extends EventEmitter<{ timeout: [] }> {
    /** Fires after so many milliseconds, and then each `repeat`; once if that is 0 or absent. */
    start(after: number, repeat?: number): void;
    stop(): void;
    /** Lets the program end before it fires. */
    unref(): this;
    ref(): this;
  }

  // [Global Variables]

  /** `process` emits these, and each signal by its name; other events are a program's own. */
  interface ProcessEvents extends SignalEvents {
    /** The end of the program. No place for I/O. */
    exit: [];
    /** Instead of the end of the program. */
    uncaughtException: [error: any];
    /** A promise of the language was rejected, with no handler. */
    unhandledRejection: [reason: any, promise: globalThis.Promise<any>];
  }
  type SignalEvents = { [Name in SignalName]: [name: Name] };
}

/** The global object: its properties are the global names. */
declare var process: node.EventEmitter<node.ProcessEvents> & typeof globalThis;
/** `process.addListener`. */
declare function addListener<E extends keyof node.ProcessEvents>(
  event: E,
  listener: (...args: node.ProcessEvents[E]) => unknown,
): typeof process;
/** `process.removeListener`. */
declare function removeListener<E extends keyof node.ProcessEvents>(
  event: E,
  listener: (...args: node.ProcessEvents[E]) => unknown,
): typeof process;
/** The program, the script as typed, and the arguments of the script. */
declare var ARGV: string[];
/** The environment. */
declare var ENV: { [name: string]: string | undefined };
/** The absolute path of this file, or its URL. */
declare var __filename: string;
/** The folder of this file. */
declare var __dirname: string;
/** What this file gives others. */
declare var exports: any;
declare var module: node.Module;

/** Prints `String(value)` and a newline. */
declare function puts(value: unknown): void;
/** Prints `String(value)`. */
declare function print(value: unknown): void;
/** Prints the JSON of a value, and a newline. Never throws. */
declare function p(value: unknown): void;

/** The exports of a module. Names have their extension and are relative to this file; http:// URLs work, too. */
declare function require(name: string): any;
/** The same, and adds the exports to the global names. */
declare function include(name: string): any;
declare function require_async(name: string): node.Promise<[exports: any]>;
declare function include_async(name: string): node.Promise<[exports: any]>;

/** Assertions for tests, found without a path [Tests]. Each throws an Error that says what was expected and what was there. */
declare module "asserts" {
  export function assertTrue(value: unknown, message?: string): asserts value is true;
  export function assertFalse(value: unknown, message?: string): asserts value is false;
  /** The same structure. */
  export function assertEquals(expected: unknown, found: unknown, message?: string): void;
  export function assertNotEquals(unexpected: unknown, found: unknown, message?: string): void;
  export function assertArrayEquals(expected: unknown, found: unknown, message?: string): void;
  /** The same object, or the same primitive value. */
  export function assertSame(expected: unknown, found: unknown, message?: string): void;
  export function assertNull(value: unknown, message?: string): void;
  export function assertUndefined(value: unknown, message?: string): void;
  export function assertNaN(value: unknown, message?: string): void;
  export function assertInstanceof(value: unknown, constructor: Function, message?: string): void;
  /** What was thrown. */
  export function assertThrows(code: () => unknown, constructor?: Function, message?: string): any;
  export function assertDoesNotThrow(code: () => unknown, message?: string): void;
  export function assertUnreachable(message?: string): never;
}
declare module "asserts.js" {
  export * from "asserts";
}
declare module "node:asserts" {
  export * from "asserts";
}

/** What `import.meta` has [ES modules]. */
interface ImportMeta {
  url: string;
  /** Of files. */
  filename?: string;
  dirname?: string;
}

/** Calls back after so many milliseconds, 0 if absent; the timer is `this`. */
declare function setTimeout<A extends any[]>(
  callback: (this: node.Timer, ...args: A) => unknown,
  delay?: number,
  ...args: A
): node.Timer;
/** Calls back each so many milliseconds. */
declare function setInterval<A extends any[]>(
  callback: (this: node.Timer, ...args: A) => unknown,
  delay?: number,
  ...args: A
): node.Timer;
/** Anything that is no running timer is silently nothing. */
declare function clearTimeout(timeoutId: unknown): void;
declare function clearInterval(intervalId: unknown): void;
