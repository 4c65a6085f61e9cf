// Signals as arguments: a number, or a name such as "SIGTERM".
"use strict";

const { each, isInteger, mapGet, mapSet } = internal.load("primordials");
const numbers = new Map();
each(binding("signals").signals, (pair) => mapSet(numbers, pair[0], pair[1]));

// signalNumber(caller, signal, otherwise, what) -> a number from 0 to 127; `otherwise` where it is absent. Throws a
// TypeError, which calls it `what`, for anything else.
return function signalNumber(caller, signal, otherwise, what = "the signal") {
  if (signal === undefined || signal === null) return otherwise;
  if (signal instanceof String || signal instanceof Number) signal = signal.valueOf();
  const number = typeof signal === "string" ? mapGet(numbers, signal) : signal;
  if (isInteger(number) && number >= 0 && number < 128) return number;
  throw new TypeError(`${caller}: ${what} must be a number like node.SIGTERM, or its name`);
};
