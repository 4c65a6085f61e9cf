// Aborting (API document, "The Web's Vocabulary"): AbortController and AbortSignal, by the DOM standard.
//
// For the files of lib/: isAbortSignal(value), addStep(signal, f) and removeStep(signal, f). A step is called once,
// with the reason, before the event.
"use strict";

const { DOMException } = internal.load("web_exception");
const { Event, EventTarget, dispatch, hasListeners, onListenersChange, handlerAttributes } =
  internal.load("web_events");
const { expose, required, enforceRange, sequence } = internal.load("web_idl");

const MAKING = Symbol("making"); // a program cannot make a signal by itself

let isAbortSignal, addStep, removeStep, abort, makeSignal, follow;

// ---- AbortSignal ----

// A signal of AbortSignal.any() follows its sources. They know it weakly, so that a source that lives long does not
// keep all that ever followed it; one that somebody listens to stands in `pinned` as well.
const followers = new FinalizationRegistry(({ source, follower }) => {
  source.deref()?.delete(follower);
});

class AbortSignal extends EventTarget {
  #reason = undefined; // aborted where it is anything else
  #steps = new Set();
  #sources = null; // of any(): signals that are no such ones themselves
  #followers = null; // a Set of WeakRefs
  #pinned = null;

  static {
    isAbortSignal = (value) => typeof value === "object" && value !== null && #steps in value;
    addStep = (signal, step) => {
      signal.#steps.add(step);
      signal.#pin();
    };
    removeStep = (signal, step) => {
      signal.#steps.delete(step);
      signal.#pin();
    };
    makeSignal = (reason) => {
      const signal = new AbortSignal(MAKING);
      signal.#reason = reason;
      return signal;
    };
    abort = (signal, reason) => {
      if (signal.#reason !== undefined) return;
      signal.#reason = reason;
      const all = [signal];
      for (const reference of signal.#followers ?? []) {
        const follower = reference.deref();
        if (follower === undefined || follower.#reason !== undefined) continue;
        follower.#reason = reason;
        all.push(follower);
      }
      for (const each of all) each.#run();
      signal.#followers = signal.#pinned = null;
    };
    follow = (signal, sources) => {
      const all = new Set(sources.flatMap((source) => source.#sources ?? [source]));
      signal.#sources = [...all];
      for (const source of all) {
        const follower = new WeakRef(signal);
        source.#followers ??= new Set();
        source.#followers.add(follower);
        followers.register(signal, { source: new WeakRef(source.#followers), follower });
      }
      onListenersChange(signal, () => signal.#pin());
    };
  }

  constructor() {
    if (arguments[0] !== MAKING) throw new TypeError("AbortSignal: illegal constructor");
    super();
  }

  // AbortSignal.abort(reason): one that is aborted.
  static abort(reason = new DOMException("This operation was aborted", "AbortError")) {
    return makeSignal(reason);
  }

  // AbortSignal.timeout(ms): one that will be. The process does not wait for it.
  static timeout(milliseconds) {
    required(arguments.length, 1, "AbortSignal.timeout");
    const delay = enforceRange(milliseconds, "AbortSignal.timeout: the milliseconds");
    const signal = makeSignal();
    const timer = new node.Timer();
    timer.addListener("timeout", () =>
      abort(signal, new DOMException("The operation timed out", "TimeoutError")),
    );
    timer.start(delay);
    timer.unref?.();
    return signal;
  }

  // AbortSignal.any(signals): one that is aborted as soon as one of these is, for its reason.
  static any(signals) {
    required(arguments.length, 1, "AbortSignal.any");
    const sources = sequence(signals, "AbortSignal.any: the signals");
    if (!sources.every(isAbortSignal))
      throw new TypeError("AbortSignal.any: each of the signals must be an AbortSignal");
    const aborted = sources.find((source) => source.#reason !== undefined);
    if (aborted !== undefined) return makeSignal(aborted.#reason);
    const signal = makeSignal();
    follow(signal, sources);
    return signal;
  }

  get aborted() {
    return this.#reason !== undefined;
  }
  get reason() {
    return this.#reason;
  }
  throwIfAborted() {
    if (this.#reason !== undefined) throw this.#reason;
  }

  // Of any(): its sources keep it while somebody waits for it.
  #pin() {
    const isHeard = this.#steps.size > 0 || hasListeners(this, "abort");
    const wanted = isHeard && this.#reason === undefined;
    for (const source of this.#sources ?? []) {
      if (wanted) (source.#pinned ??= new Set()).add(this);
      else source.#pinned?.delete(this);
    }
  }

  #run() {
    const steps = [...this.#steps];
    this.#steps.clear();
    for (const step of steps) step(this.#reason);
    if (hasListeners(this, "abort")) dispatch(this, new Event("abort"));
    this.#pin();
  }
}
handlerAttributes(AbortSignal, "abort");
expose(AbortSignal, ["aborted"]);

// ---- AbortController ----

class AbortController {
  #signal = makeSignal();

  get signal() {
    return this.#signal;
  }

  // Aborts the signal, unless it is. The reason is an AbortError if absent.
  abort(reason = new DOMException("This operation was aborted", "AbortError")) {
    abort(this.#signal, reason);
  }
}
expose(AbortController);

return { AbortController, AbortSignal, isAbortSignal, addStep, removeStep };
