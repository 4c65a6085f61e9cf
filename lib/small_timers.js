// "timers" for packages: the global functions, and setImmediate.
"use strict";

const { later } = binding("loop");
const { setTimeout, clearTimeout, setInterval, clearInterval } = global;

const cancelled = new WeakSet();

function setImmediate(callback, ...args) {
  const handle = {};
  later(() => {
    if (!cancelled.has(handle)) callback(...args);
  });
  return handle;
}

function clearImmediate(handle) {
  if (Object(handle) === handle) cancelled.add(handle);
}

return { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate };
