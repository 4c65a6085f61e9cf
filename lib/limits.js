// The options that bound what the other end may do. Own properties of the options count, absent ones
// have their default, and a wrong one throws a TypeError that names it.
"use strict";

const hasOwn = Object.prototype.hasOwnProperty;
const MAX_INTEGER = 0x3fffffff;

// own(options, name) -> the value of an own property; undefined where there is none.
function own(options, name) {
  return hasOwn.call(options, name) ? options[name] : undefined;
}

// check(caller, options) -> an object, empty where there are no options.
function check(caller, options) {
  if (options === undefined || options === null) return Object.freeze({});
  if (typeof options === "object") return options;
  throw new TypeError(caller + ": options must be an object");
}

// read(caller, options, limits) -> their values, integers, in the order of `limits`: an array of
// [name, default, least value].
function read(caller, options, limits) {
  return limits.map(([name, absent, least]) => {
    const value = own(options, name);
    if (value === undefined || value === null) return absent;
    const number = Number(value);
    if (Number.isInteger(number) && number >= least && number <= MAX_INTEGER) return number;
    throw new TypeError(
      `${caller}: options.${name} must be an integer from ${least} to ${MAX_INTEGER}`,
    );
  });
}

return { own, check, read };
