// A module that awaits is an Error where a program has replaced Promise's species or constructor: V8 itself would end the process.
var check = require("../api/check.js");

var folder = node.fs.mkdtemp("/tmp/replaced-").wait();
var fd = node.fs.open(folder + "/a.mjs", node.O_WRONLY | node.O_CREAT, 0600).wait();
node.fs.write(fd, "await 1; export var a = 1;").wait();
node.fs.close(fd).wait();
process.addListener("exit", function () {
  node.fs.remove(folder, { recursive: true }).wait();
});

var species = Object.getOwnPropertyDescriptor(Promise, Symbol.species);
var constructor = Object.getOwnPropertyDescriptor(Promise.prototype, "constructor");

// The promise of the program's own is made before, and it hears of the end after all is as it was.
function refused(replace, restore, then) {
  import(folder + "/a.mjs").then(
    check.mustNotCall("imported"),
    check.mustCall(function (error) {
      check.ok(/it awaits, and Promise is not/.test(error.message), error);
      setTimeout(then, 0);
    }),
  );
  replace();
  setTimeout(restore, 0);
}

function breakSpecies() {
  Object.defineProperty(Promise, Symbol.species, { value: true, configurable: true });
}
function mendSpecies() {
  Object.defineProperty(Promise, Symbol.species, species);
}
function breakConstructor() {
  Promise.prototype.constructor = true;
}
function mendConstructor() {
  Object.defineProperty(Promise.prototype, "constructor", constructor);
}

refused(breakSpecies, mendSpecies, function () {
  refused(breakConstructor, mendConstructor, function () {
    import(folder + "/a.mjs").then(
      check.mustCall(function (module) {
        check.equal(module.a, 1);
      }),
    );
  });
});
