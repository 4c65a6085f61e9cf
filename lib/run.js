// node.run (API document, "Child Processes"): a child from its start to its end, as one promise.
"use strict";

const { childOptions, timeout } = internal.load("child_options");
const { integer } = internal.load("system");
const signalNumber = internal.load("signal_number");
const { own, check } = internal.load("limits");
const { decode } = internal.load("encode");
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

// node.run(command, options) -> a promise of { code, signal, output, error }. The options of createChildProcess, and
// `input` (what the child reads), `maxBytes` (of output and error together).
return function run(command, options) {
  const given = check("run", options);
  const input = own(given, "input");
  const maxBytes = integer("run", "maxBytes", own(given, "maxBytes") ?? MAX_BYTES, 0, 0x3fffffff);
  const encoding = own(given, "encoding") ?? "utf8";
  converted(new Uint8Array(0), encoding); // an unknown one throws
  const childGiven = { ...given, encoding: "bytes" };
  childOptions("run", options);
  timeout("run", options);
  signalNumber("run", own(given, "killSignal"), 0);

  const promise = new node.Promise();
  const child = new ChildProcess();
  const pieces = { output: [], error: [] };
  const sizes = { output: 0, error: 0 };
  let failed;

  for (const name of ["output", "error"]) {
    child.addListener(name, (data) => {
      if (data === null || failed !== undefined) return;
      pieces[name].push(data);
      sizes[name] += data.length;
      if (sizes.output + sizes.error <= maxBytes) return;
      failed = tooMuch(maxBytes);
      giveUp(child, node.SIGKILL);
    });
  }
  child.addListener("exit", (code, signal) => {
    if (failed !== undefined) return promise.emitError([failed]);
    const result = { code, signal, output: "", error: "" };
    try {
      for (const name of ["output", "error"])
        result[name] = converted(joined(pieces[name], sizes[name]), encoding);
    } catch (error) {
      return promise.emitError([error]); // too long for a string
    }
    promise.emitSuccess([result]);
  });

  const stdin = input === undefined || input === null ? "ignore" : "pipe";
  try {
    child[START]("run", command, childGiven, stdin, giveUp);
  } catch (error) {
    if (error instanceof TypeError) throw error;
    binding("loop").later(() => promise.emitError([error]));
    return promise;
  }
  if (stdin === "pipe") {
    child.write(input, "utf8");
    child.close();
  }
  return promise;
};
