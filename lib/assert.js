// node.assert(value, message): throws an Error with the message where the value is not true.
"use strict";

function assert(value, message) {
  if (value) return;
  throw new Error(message === undefined || message === null ? "assertion failed" : String(message));
}

return assert;
