// The errors of the small modules: packages look at their codes. coded(Class, code, message) -> an error;
// wrongType(name, wanted) -> the TypeError of an argument; text(value, name) and callable(value, name) check one;
// aborted(signal) -> the error of what a signal has ended.
"use strict";

const coded = (Class, code, message) => Object.assign(new Class(message), { code });

function wrongType(name, wanted) {
  return coded(TypeError, "ERR_INVALID_ARG_TYPE", `${name} must be ${wanted}`);
}

function text(value, name) {
  if (typeof value === "string") return value;
  throw wrongType(name, "a string");
}

function callable(value, name) {
  if (typeof value === "function") return value;
  throw wrongType(name, "a function");
}

function aborted(signal) {
  const error = new Error("The operation was aborted", { cause: signal.reason });
  return Object.assign(error, { name: "AbortError", code: "ABORT_ERR" });
}

return { coded, wrongType, text, callable, aborted };
