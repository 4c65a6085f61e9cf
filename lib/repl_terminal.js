// The prompt's reader on a terminal: lines are edited with libedit (binding("line_editor")), and kept in a file.
"use strict";

const native = binding("line_editor");

// The entries of the history that are kept.
const MAX_ENTRIES = 1000;

// NODE_HISTORY, or ~/.node_history; "" is none.
function historyFile() {
  const { NODE_HISTORY, HOME } = global.ENV;
  if (NODE_HISTORY !== undefined) return NODE_HISTORY;
  return HOME ? HOME + "/.node_history" : "";
}

let owner;

native.setEvents({
  Editor: {
    line: (text) => owner.line(text),
    end: () => owner.end(),
    cleared: (text) => owner.cleared(text),
    complete: (before) => owner.complete(before),
  },
});

// open(owner, writeError) -> a reader; undefined where there is no editor, which is said once.
return function open(given, writeError) {
  owner = given;
  const error = native.start(historyFile(), MAX_ENTRIES);
  if (error === undefined) return native;
  writeError(`node: lines cannot be edited here: ${error.message}\n`);
  return undefined;
};
