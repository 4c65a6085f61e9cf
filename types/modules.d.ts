// The small modules that packages and programs import by name, also with "node:" in front: doc/api.md, "Packages".

declare module "path" {
  export interface ParsedPath {
    root: string;
    dir: string;
    base: string;
    ext: string;
    name: string;
  }
  export const sep: "/";
  export const delimiter: ":";
  export function basename(path: string, suffix?: string): string;
  export function dirname(path: string): string;
  export function extname(path: string): string;
  export function format(parts: Partial<ParsedPath>): string;
  export function isAbsolute(path: string): boolean;
  export function join(...paths: string[]): string;
  export function normalize(path: string): string;
  export function parse(path: string): ParsedPath;
  export function relative(from: string, to: string): string;
  export function resolve(...paths: string[]): string;
  export function toNamespacedPath(path: string): string;
  export const posix: typeof import("path");
  export { posix as default };
}

declare module "querystring" {
  type Fields = { [name: string]: unknown };
  export function parse(
    text: string,
    separator?: string | null,
    equals?: string | null,
    options?: { maxKeys?: number; decodeURIComponent?: (text: string) => string },
  ): { [name: string]: string | string[] | undefined };
  export function stringify(
    fields?: Fields,
    separator?: string | null,
    equals?: string | null,
    options?: { encodeURIComponent?: (text: string) => string },
  ): string;
  export { parse as decode, stringify as encode };
  export function escape(text: string): string;
  export function unescape(text: string): string;
  const self: typeof import("querystring");
  export { self as default };
}

declare module "url" {
  const TheUrl: typeof globalThis.URL, TheParams: typeof globalThis.URLSearchParams;
  type TheUrl = globalThis.URL;
  type TheParams = globalThis.URLSearchParams;
  export { TheUrl as URL, TheParams as URLSearchParams };
  export interface Url {
    protocol: string | null;
    slashes: boolean | null;
    auth: string | null;
    host: string | null;
    port: string | null;
    hostname: string | null;
    hash: string | null;
    search: string | null;
    query: string | { [name: string]: string | string[] | undefined } | null;
    pathname: string | null;
    path: string | null;
    href: string;
  }
  export function parse(url: string, parseQuery?: boolean, slashesDenoteHost?: boolean): Url;
  export function format(url: string | TheUrl | Partial<Url>, options?: { [part: string]: boolean }): string;
  export function resolve(from: string, to: string): string;
  export function fileURLToPath(url: string | TheUrl): string;
  export function pathToFileURL(path: string): TheUrl;
  export function domainToASCII(domain: string): string;
  export function domainToUnicode(domain: string): string;
  export function urlToHttpOptions(url: TheUrl): { [name: string]: unknown };
  const self: typeof import("url");
  export { self as default };
}

declare module "events" {
  type Listener = (...args: any[]) => void;
  type Name = string | symbol;
  class EventEmitter {
    static defaultMaxListeners: number;
    on(name: Name, listener: Listener): this;
    once(name: Name, listener: Listener): this;
    addListener(name: Name, listener: Listener): this;
    prependListener(name: Name, listener: Listener): this;
    prependOnceListener(name: Name, listener: Listener): this;
    off(name: Name, listener: Listener): this;
    removeListener(name: Name, listener: Listener): this;
    removeAllListeners(name?: Name): this;
    emit(name: Name, ...args: any[]): boolean;
    listeners(name: Name): Function[];
    rawListeners(name: Name): Function[];
    listenerCount(name: Name, listener?: Function): number;
    eventNames(): Name[];
    setMaxListeners(n: number): this;
    getMaxListeners(): number;
  }
  type Emitter = EventEmitter;
  type Waiting = { signal?: AbortSignal };
  namespace EventEmitter {
    export const errorMonitor: unique symbol;
    export function once(emitter: Emitter | EventTarget, name: string | symbol, options?: Waiting): Promise<any[]>;
    export function on(emitter: Emitter, name: string | symbol, options?: Waiting): AsyncIterableIterator<any[]>;
    export function listenerCount(emitter: Emitter, name: string | symbol): number;
    export function getEventListeners(emitter: Emitter | EventTarget, name: string | symbol): Function[];
    export function setMaxListeners(n: number, ...emitters: (Emitter | EventTarget)[]): void;
    export { EventEmitter, EventEmitter as default };
  }
  export = EventEmitter;
}

declare module "assert" {
  type Expected = RegExp | Function | object;
  function assert(value: unknown, message?: string | Error): asserts value;
  namespace assert {
    export class AssertionError extends Error {
      constructor(options?: { message?: string; actual?: unknown; expected?: unknown; operator?: string });
      code: "ERR_ASSERTION";
      actual: unknown;
      expected: unknown;
      operator: string;
      generatedMessage: boolean;
    }
    export function ok(value: unknown, message?: string | Error): asserts value;
    export function fail(message?: string | Error): never;
    export function ifError(value: unknown): asserts value is null | undefined;
    export function equal(actual: unknown, expected: unknown, message?: string | Error): void;
    export function notEqual(actual: unknown, expected: unknown, message?: string | Error): void;
    export function strictEqual<T>(actual: unknown, expected: T, message?: string | Error): asserts actual is T;
    export function notStrictEqual(actual: unknown, expected: unknown, message?: string | Error): void;
    export function deepEqual(actual: unknown, expected: unknown, message?: string | Error): void;
    export function notDeepEqual(actual: unknown, expected: unknown, message?: string | Error): void;
    export function deepStrictEqual<T>(actual: unknown, expected: T, message?: string | Error): asserts actual is T;
    export function notDeepStrictEqual(actual: unknown, expected: unknown, message?: string | Error): void;
    export function match(text: string, pattern: RegExp, message?: string | Error): void;
    export function doesNotMatch(text: string, pattern: RegExp, message?: string | Error): void;
    export function throws(code: () => unknown, expected?: Expected | string, message?: string | Error): void;
    export function doesNotThrow(code: () => unknown, expected?: Expected | string, message?: string | Error): void;
    export type Later = (() => PromiseLike<unknown>) | PromiseLike<unknown>;
    export function rejects(code: Later, expected?: Expected | string, message?: string | Error): Promise<void>;
    export function doesNotReject(code: Later, expected?: Expected | string, message?: string | Error): Promise<void>;
    export const strict: typeof assert;
    export { assert as default };
  }
  export = assert;
}

declare module "util" {
  type Callback<T> = (error: any, value: T) => void;
  export function format(...values: unknown[]): string;
  export function inspect(value: unknown, ...options: unknown[]): string;
  export function inherits(ctor: Function, superCtor: Function): void;
  export function promisify<A extends any[], T>(
    call: (...args: [...A, Callback<T>]) => unknown,
  ): (...args: A) => Promise<T>;
  export function callbackify<A extends any[], T>(
    call: (...args: A) => Promise<T>,
  ): (...args: [...A, Callback<T>]) => void;
  export function deprecate<F extends Function>(call: F, message: string, code?: string): F;
  export function debuglog(section: string): (...values: unknown[]) => void;
  export function isDeepStrictEqual(a: unknown, b: unknown): boolean;
  export function stripVTControlCharacters(text: string): string;
  export function styleText(format: string | readonly string[], text: string): string;
  export function toUSVString(text: string): string;
  export function isArray(value: unknown): value is any[];
  const TheEncoder: typeof globalThis.TextEncoder, TheDecoder: typeof globalThis.TextDecoder;
  export { TheEncoder as TextEncoder, TheDecoder as TextDecoder };
  export const types: typeof import("util/types");
  const self: typeof import("util");
  export { self as default };
}

declare module "util/types" {
  type Test = (value: unknown) => boolean;
  export const isAnyArrayBuffer: Test, isArgumentsObject: Test, isArrayBuffer: Test, isAsyncFunction: Test;
  export const isBigInt64Array: Test, isBigIntObject: Test, isBigUint64Array: Test, isBooleanObject: Test;
  export const isBoxedPrimitive: Test, isDataView: Test, isExternal: Test, isFloat32Array: Test, isFloat64Array: Test;
  export const isGeneratorFunction: Test, isGeneratorObject: Test, isInt16Array: Test, isInt32Array: Test;
  export const isInt8Array: Test, isMapIterator: Test, isModuleNamespaceObject: Test, isNumberObject: Test;
  export const isProxy: Test, isSetIterator: Test, isSharedArrayBuffer: Test, isStringObject: Test, isSymbolObject: Test;
  export const isTypedArray: Test, isUint16Array: Test, isUint32Array: Test, isUint8ClampedArray: Test;
  export const isWeakMap: Test, isWeakSet: Test;
  export function isArrayBufferView(value: unknown): value is ArrayBufferView;
  export function isDate(value: unknown): value is Date;
  export function isMap(value: unknown): value is Map<any, any>;
  export function isNativeError(value: unknown): value is Error;
  export function isPromise(value: unknown): value is Promise<any>;
  export function isRegExp(value: unknown): value is RegExp;
  export function isSet(value: unknown): value is Set<any>;
  export function isUint8Array(value: unknown): value is Uint8Array;
  const self: typeof import("util/types");
  export { self as default };
}

declare module "string_decoder" {
  export class StringDecoder {
    constructor(encoding?: string);
    readonly encoding: string;
    write(bytes: ArrayBufferView): string;
    end(bytes?: ArrayBufferView): string;
  }
  const self: typeof import("string_decoder");
  export { self as default };
}

declare module "os" {
  export const EOL: "\n";
  export const devNull: "/dev/null";
  export const constants: { signals: { [name: string]: number }; [group: string]: any };
  export function arch(): string;
  export function availableParallelism(): number;
  export function cpus(): { model: string; speed: number; times: { [kind: string]: number } }[];
  export function endianness(): "LE" | "BE";
  export function freemem(): number;
  export function homedir(): string;
  export function hostname(): string;
  export function loadavg(): number[];
  export function machine(): string;
  export function platform(): "linux";
  export function release(): string;
  export function tmpdir(): string;
  export function totalmem(): number;
  export function type(): string;
  export function uptime(): number;
  export function userInfo(): { uid: number; gid: number; username: string; homedir: string; shell: string | null };
  export function version(): string;
  const self: typeof import("os");
  export { self as default };
}

declare module "timers" {
  const after: typeof globalThis.setTimeout, each: typeof globalThis.setInterval;
  const stop: typeof globalThis.clearTimeout, stopEach: typeof globalThis.clearInterval;
  export { after as setTimeout, each as setInterval, stop as clearTimeout, stopEach as clearInterval };
  export function setImmediate<A extends any[]>(callback: (...args: A) => unknown, ...args: A): unknown;
  export function clearImmediate(immediate: unknown): void;
  export const promises: typeof import("timers/promises");
  const self: typeof import("timers");
  export { self as default };
}

declare module "timers/promises" {
  type Options = { signal?: AbortSignal; ref?: boolean };
  export function setTimeout<T = void>(delay?: number, value?: T, options?: Options): Promise<T>;
  export function setImmediate<T = void>(value?: T, options?: Options): Promise<T>;
  export function setInterval<T = void>(delay?: number, value?: T, options?: Options): AsyncIterableIterator<T>;
  export const scheduler: { wait(delay: number, options?: Options): Promise<void>; yield(): Promise<void> };
  const self: typeof import("timers/promises");
  export { self as default };
}

declare module "module" {
  /** `require` of a classic module that stands at a path or file: URL. */
  export function createRequire(file: string | TheUrl): ((name: string) => any) & { resolve(name: string): string };
  type TheUrl = globalThis.URL;
  export function isBuiltin(name: string): boolean;
  export const builtinModules: readonly string[];
  const self: typeof import("module");
  export { self as default };
}

declare module "tty" {
  export function isatty(fd: number): boolean;
  const self: typeof import("tty");
  export { self as default };
}

declare module "process" {
  export const env: typeof ENV;
  export const argv: string[];
  export const platform: "linux";
  export const arch: string;
  export const pid: number;
  export const version: string;
  export const versions: { readonly [part: string]: string | undefined };
  export function cwd(): string;
  export function chdir(path: string): void;
  export function exit(code?: number): never;
  export function nextTick<A extends any[]>(callback: (...args: A) => unknown, ...args: A): void;
  type Output = { readonly fd: number; readonly isTTY: boolean; write(text: string): boolean };
  export const stdout: Output, stderr: Output;
  const self: typeof import("process");
  export { self as default };
}

declare module "node:path" {
  export * from "path";
  export { default } from "path";
}
declare module "path/posix" {
  export * from "path";
  export { default } from "path";
}
declare module "node:path/posix" {
  export * from "path";
  export { default } from "path";
}
declare module "node:querystring" {
  export * from "querystring";
  export { default } from "querystring";
}
declare module "node:url" {
  export * from "url";
  export { default } from "url";
}
declare module "node:events" {
  import events = require("events");
  export = events;
}
declare module "node:assert" {
  import assert = require("assert");
  export = assert;
}
declare module "assert/strict" {
  import assert = require("assert");
  export = assert;
}
declare module "node:assert/strict" {
  import assert = require("assert");
  export = assert;
}
declare module "node:util" {
  export * from "util";
  export { default } from "util";
}
declare module "node:util/types" {
  export * from "util/types";
  export { default } from "util/types";
}
declare module "node:string_decoder" {
  export * from "string_decoder";
  export { default } from "string_decoder";
}
declare module "node:os" {
  export * from "os";
  export { default } from "os";
}
declare module "node:timers" {
  export * from "timers";
  export { default } from "timers";
}
declare module "node:timers/promises" {
  export * from "timers/promises";
  export { default } from "timers/promises";
}
declare module "node:module" {
  export * from "module";
  export { default } from "module";
}
declare module "node:tty" {
  export * from "tty";
  export { default } from "tty";
}
declare module "node:process" {
  export * from "process";
  export { default } from "process";
}
