// unref() and ref(): whether what is open keeps the program going (API document, "node.Timer").
"use strict";

// addReferences(prototype, ask): ask(object) -> an object with the native setKeepsLoopAlive(boolean). Both methods
// return the object.
return function addReferences(prototype, ask) {
  prototype.unref = function () {
    ask(this).setKeepsLoopAlive(false);
    return this;
  };
  prototype.ref = function () {
    ask(this).setKeepsLoopAlive(true);
    return this;
  };
};
