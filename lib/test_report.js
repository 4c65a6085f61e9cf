// What `node --test` prints: for people, or as TAP (API document, "Tests").
//
// A report has start(count), file(index, name, outcome) in the order of the files, and end(counts). An outcome is that
// of lib/test_process.js with `reason`: why it did not pass; "" where it did. counts: { passed, failed, left,
// milliseconds, stoppedBy }.
"use strict";

const { write } = binding("stdio");
const isColoured = node.isTerminal(1) && !global.ENV.NO_COLOR;

const paint = (colour, text) => (isColoured ? `\x1b[${colour}m${text}\x1b[0m` : text);
const seconds = (milliseconds) => (milliseconds / 1000).toFixed(2) + " s";

// The lines of an output, each with `indent` before it.
function indented(output, indent) {
  if (output === "") return "";
  return output.replace(/\n$/, "").replace(/^/gm, indent) + "\n";
}

function summary({ passed, failed, left, milliseconds, stoppedBy }) {
  const files = passed + failed + left;
  const rest = left > 0 ? `, ${left} not run to the end` : "";
  const why = stoppedBy === undefined ? "" : `, stopped by ${stoppedBy}`;
  const count = files === 1 ? "1 file" : files + " files";
  return `${count}: ${passed} passed, ${failed} failed${rest}${why} (${seconds(milliseconds)})\n`;
}

class Text {
  #failures = "";

  constructor(isVerbose) {
    this.isVerbose = isVerbose;
  }

  start() {}

  file(index, name, { reason, milliseconds, output }) {
    const isGood = reason === "";
    const word = isGood ? paint(32, "ok    ") : paint(31, "FAILED");
    write(`${word}  ${name} (${isGood ? "" : reason + ", "}${seconds(milliseconds)})\n`);
    if (!isGood || this.isVerbose) write(indented(output, "    "));
    if (!isGood) this.#failures += `  ${name} (${reason})\n`;
  }

  end(counts) {
    write((this.#failures === "" ? "" : "\nFailed:\n" + this.#failures) + "\n" + summary(counts));
  }
}

// Version 13, which every consumer reads.
class Tap {
  constructor(isVerbose) {
    this.isVerbose = isVerbose;
  }

  start(count) {
    write(`TAP version 13\n1..${count}\n`);
  }

  file(index, name, { reason, code, signal, milliseconds, output }) {
    const isGood = reason === "";
    // JSON is YAML, except that its strings may have no DEL.
    const text = (value) => JSON.stringify(value).replaceAll("\x7f", "\\x7f");
    const about = [
      `duration_ms: ${milliseconds.toFixed(3)}`,
      ...(isGood ? [] : [`message: ${text(reason)}`, `exitcode: ${code}`]),
      ...(signal === undefined ? [] : [`signal: ${signal}`]),
    ];
    const title = name.replace(/[\\#]/g, "\\$&").replace(/[\r\n]/g, " ");
    write(`${isGood ? "ok" : "not ok"} ${index + 1} - ${title}\n`);
    write(indented(["---", ...about, "..."].join("\n"), "  "));
    if (!isGood || this.isVerbose) write(indented(output.replaceAll("\r", "\n"), "# "));
  }

  end(counts) {
    write("# " + summary(counts));
    if (counts.stoppedBy !== undefined) write("Bail out! stopped by " + counts.stoppedBy + "\n");
  }
}

return { Text, Tap };
