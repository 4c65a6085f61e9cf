// Small modules of which packages mention more than they use: absent(name, instead, present) -> an object with what is
// `present`; a call of anything else is an Error that says its name.
"use strict";

return function absent(name, instead, present) {
  return new Proxy(present, {
    __proto__: null,
    get(target, key) {
      if (key in target || typeof key === "symbol") return target[key];
      if (key === "then" || key === "__esModule" || key === "default") return undefined;
      return () => {
        throw new Error(name + "." + key + " is not there; programs use " + instead);
      };
    },
  });
};
