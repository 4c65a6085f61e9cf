// Small modules of which packages mention more than they use: absent(name, instead, present, others) -> an object with
// what is `present`; a call of anything else is an Error that says its name. `others` can be imported by name, too.
"use strict";

return function absent(name, instead, present, others = []) {
  const missing = (key) => () => {
    throw new Error(name + "." + key + " is not there; programs use " + instead);
  };
  const known = Object.fromEntries(others.map((key) => [key, missing(key)]));
  return new Proxy(Object.assign(known, present), {
    __proto__: null,
    get(target, key) {
      if (key in target || typeof key === "symbol") return target[key];
      if (key === "then" || key === "__esModule" || key === "default") return undefined;
      return missing(key);
    },
  });
};
