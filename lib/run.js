// node.run (API document, "Child Processes"): a child from its start to its end, as one promise.
"use strict";

const { childOptions, timeout, killSignal } = internal.load("child_options");
const { integer } = internal.load("system");
const { own, check } = internal.load("limits");
const { decode } = internal.load("encode");
const { bytesOf } = binding("encode");
const { ChildProcess, START, giveUp } = internal.load("child_process");

const MAX_BYTES = 16 * 1024 * 1024;

function joined(pieces, size) {
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

// Bytes as "output" would give them, all at once.
function converted(bytes, encoding) {
  const name = String(encoding).toLowerCase();
  if (name === "bytes") return bytes;
  return encoding === node.RAW || name === "raw" ? Array.from(bytes) : decode(bytes, encoding);
}

function tooMuch(maxBytes) {
  return internal.coded(
    "MAX_BYTES",
    `run: the child wrote more than ${maxBytes} bytes (options.maxBytes)`,
  );
}

// What the child is to read, as bytes: a wrong one throws before there is a child.
function inputOf(input) {
  if (input === undefined || input === null) return undefined;
  try {
    return bytesOf(input, "utf8");
  } catch {
    throw new TypeError("run: options.input must be a string, bytes or an array of integers");
  }
}

// run()'s own options. Those of createChildProcess are checked here only so that a wrong one throws before a child starts.
function optionsOf(options) {
  const given = check("run", options);
  const input = inputOf(own(given, "input"));
  const most = own(given, "maxBytes") ?? MAX_BYTES;
  const maxBytes = integer("run", "options.maxBytes", most, 0, 0x3fffffff);
  const encoding = own(given, "encoding") ?? "utf8";
  converted(new Uint8Array(0), encoding); // an unknown one throws
  childOptions("run", options);
  timeout("run", options);
  killSignal("run", options);
  return { given, input, maxBytes, encoding };
}

// node.run(command, options) -> a promise of { code, signal, output, error }. The options of createChildProcess, and
// `input` (what the child reads), `maxBytes` (of output and error together).
return function run(command, options) {
  const { given, input, maxBytes, encoding } = optionsOf(options);
  const promise = new node.Promise();
  const child = new ChildProcess();
  const pieces = { output: [], error: [] };
  const sizes = { output: 0, error: 0 };
  let failed;
  let isOver = false;

  // A child that cannot be killed is not waited for.
  const stop = (of, signal) => {
    const error = giveUp(of, signal);
    if (error === undefined || isOver) return;
    isOver = true;
    of.unref();
    promise.emitError([failed ?? error]);
  };

  for (const name of ["output", "error"]) {
    child.addListener(name, (data) => {
      if (data === null || failed !== undefined) return;
      pieces[name].push(data);
      sizes[name] += data.length;
      if (sizes.output + sizes.error <= maxBytes) return;
      failed = tooMuch(maxBytes);
      stop(child, node.SIGKILL);
    });
  }
  child.addListener("exit", (code, signal) => {
    if (isOver) return;
    if (failed !== undefined) return promise.emitError([failed]);
    const textOf = (name) => converted(joined(pieces[name], sizes[name]), encoding);
    let result;
    try {
      result = { code, signal, output: textOf("output"), error: textOf("error") };
    } catch (error) {
      return promise.emitError([error]); // too long for a string
    }
    promise.emitSuccess([result]);
  });

  const stdin = input === undefined ? "ignore" : "pipe";
  try {
    child[START]("run", command, { ...given, encoding: "bytes" }, stdin, stop);
  } catch (error) {
    if (error instanceof TypeError) throw error;
    binding("loop").later(() => promise.emitError([error]));
    return promise;
  }
  if (input !== undefined) child.write(input);
  child.close(); // also where the options ask for a pipe, and for nothing in it
  return promise;
};
