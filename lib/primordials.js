// Methods of the language, taken before a program can replace them: arrayPop(array) is array.pop().
// For what must not fail: with a timer that cannot be taken out, say, the loop would turn for ever.
// test/misuse/builtins.py looks for such places.
"use strict";

const { bind, call } = Function.prototype;
const { getOwnPropertyDescriptor } = Object;
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

return {
  checkPromises,
  arrayPop: uncurried(Array.prototype.pop),
  mapDelete: uncurried(Map.prototype.delete),
  mapForEach: uncurried(Map.prototype.forEach),
  mapGet: uncurried(Map.prototype.get),
  mapSet: uncurried(Map.prototype.set),
  setAdd: uncurried(Set.prototype.add),
  setDelete: uncurried(Set.prototype.delete),
  setHas: uncurried(Set.prototype.has),
  setForEach: uncurried(Set.prototype.forEach),
  weakMapGet: uncurried(WeakMap.prototype.get),
  weakMapSet: uncurried(WeakMap.prototype.set),
  promiseThen: uncurried(Promise.prototype.then),
};
