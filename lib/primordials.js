// Methods of the language, taken before a program can replace them: arrayPop(array) is array.pop().
// For what must not fail: with a timer that cannot be taken out, say, the loop would turn for ever.
// test/misuse/builtins.py looks for such places.
"use strict";

const { bind, call } = Function.prototype;
const {
  create,
  defineProperty,
  freeze,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  keys,
  setPrototypeOf,
} = Object;
const { isArray } = Array;
const { isInteger } = Number;
const { floor } = Math;
const { species } = Symbol;
const LanguagePromise = Promise;
const promiseConstructor = getOwnPropertyDescriptor(Promise.prototype, "constructor").value;
const promiseSpecies = getOwnPropertyDescriptor(Promise, species).get;

// V8 asks the language's promises itself where a module awaits, and ends the process where a program has broken what
// they answer.
function checkPromises(what) {
  const { value } = getOwnPropertyDescriptor(LanguagePromise.prototype, "constructor") ?? {};
  const { get } = getOwnPropertyDescriptor(LanguagePromise, species) ?? {};
  if (value !== promiseConstructor || get !== promiseSpecies)
    throw new Error(what + ": it awaits, and Promise is not as the language has it");
}
const uncurried = bind.bind(call);
const regExpExec = uncurried(RegExp.prototype.exec);

// Calls f(element) for each. `for of` would ask the array for its iterator.
function each(array, f) {
  for (let i = 0; i < array.length; i++) f(array[i]);
}

// Whether the pattern is in the text. RegExp.prototype.test would ask for `exec`.
function matches(pattern, text) {
  return regExpExec(pattern, text) !== null;
}

return {
  checkPromises,
  create,
  each,
  defineProperty,
  floor,
  freeze,
  getOwnPropertyDescriptor,
  isArray,
  isInteger,
  keys,
  matches,
  regExpExec,
  setPrototypeOf,
  arrayOf: bind.call(Function.prototype.apply, Array.of, undefined), // arrayOf(array) -> a copy
  arrayJoin: uncurried(Array.prototype.join),
  arrayPop: uncurried(Array.prototype.pop),
  mapDelete: uncurried(Map.prototype.delete),
  mapForEach: uncurried(Map.prototype.forEach),
  mapGet: uncurried(Map.prototype.get),
  mapSet: uncurried(Map.prototype.set),
  mapSize: uncurried(getOwnPropertyDescriptor(Map.prototype, "size").get),
  setAdd: uncurried(Set.prototype.add),
  setDelete: uncurried(Set.prototype.delete),
  setHas: uncurried(Set.prototype.has),
  stringIncludes: uncurried(String.prototype.includes),
  stringIndexOf: uncurried(String.prototype.indexOf),
  stringSlice: uncurried(String.prototype.slice),
  stringSplit: uncurried(String.prototype.split),
  stringToLowerCase: uncurried(String.prototype.toLowerCase),
  setForEach: uncurried(Set.prototype.forEach),
  weakMapGet: uncurried(WeakMap.prototype.get),
  weakMapSet: uncurried(WeakMap.prototype.set),
  typedArraySet: uncurried(getPrototypeOf(Uint8Array.prototype).set),
  promiseThen: uncurried(Promise.prototype.then),
};
