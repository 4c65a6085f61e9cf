// The prompt's reader without an editor: lines of stdin as they come.
"use strict";

const { write, isTerminal } = binding("stdio");
const { later } = binding("loop");

// open(owner) -> a reader.
return function open(owner) {
  const { stdio } = node;
  const lines = [];
  let rest = "";
  let isAsked = false;
  let isOver = false;

  function deliver() {
    if (!isAsked || (lines.length === 0 && !isOver)) return;
    isAsked = false;
    if (lines.length > 0) return owner.line(lines.shift());
    return owner.end(true);
  }

  stdio.addListener("data", (data) => {
    const found = (rest + data).split("\n");
    rest = found.pop();
    for (const line of found) lines.push(line);
    deliver();
  });
  stdio.addListener("close", () => {
    if (rest !== "") lines.push(rest);
    isOver = true;
    deliver();
  });
  stdio.open();

  return {
    ask(prompt) {
      write(prompt);
      isAsked = true;
      later(deliver);
    },
    remember() {},
    complete() {},
    // The terminal has dropped the line itself. Elsewhere Ctrl-C ends the program, as it does others.
    clear() {
      if (!isTerminal(0)) return node.exit(130);
      isAsked = false;
      write("\n");
      return owner.cleared("");
    },
  };
};
