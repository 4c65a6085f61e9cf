// Profiles and snapshots of the program itself (API document, "Debugging"): node.profile and
// node.heapSnapshot.
"use strict";

const native = binding("inspector");
const { emitSuccess, emitError } = node.Promise.prototype;

const MAX_MS = 0x7fffffff;

// node.profile(ms): records for so long where the program spends its time. A promise of JSON in the
// format .cpuprofile. One recording at a time: an Error otherwise.
function profile(ms) {
  if (typeof ms !== "number" || !(ms >= 0 && ms <= MAX_MS))
    throw new TypeError("profile: ms must be a number from 0 to " + MAX_MS);
  if (!native.startProfile()) throw new Error("profile: one is being recorded already");
  const promise = new node.Promise();
  global.setTimeout(() => emitSuccess.call(promise, [native.stopProfile()]), ms);
  return promise;
}

// node.heapSnapshot(path): writes all objects of the heap to a file, in the format .heapsnapshot. The
// program stands still meanwhile. A promise of the path.
function heapSnapshot(path) {
  const promise = new node.Promise();
  try {
    native.heapSnapshot(path);
    emitSuccess.call(promise, [path]);
  } catch (error) {
    if (error instanceof TypeError) throw error;
    emitError.call(promise, [error]);
  }
  return promise;
}

return { profile, heapSnapshot };
