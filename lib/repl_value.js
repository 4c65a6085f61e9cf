// The value that an answer of V8's inspector stands for.
"use strict";

const native = binding("repl");

const SPECIAL = { __proto__: null, NaN, "-0": -0, Infinity, "-Infinity": -Infinity };

function valueOf(object) {
  if (object.objectId !== undefined) return native.valueOf(object.objectId);
  const special = object.unserializableValue;
  if (special === undefined) return object.value;
  return object.type === "bigint" ? BigInt(special.slice(0, -1)) : SPECIAL[special];
}

return { valueOf };
