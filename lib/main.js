// The main script: where it comes from, and what the command line left for it.
"use strict";

const script = binding("script");
const native = binding("process");
const writeError = binding("stdio").writeError;
const source = internal.load("module_source");
const { runMainModule } = internal.load("module");

// A name in the current folder for code that comes from no file; modules that it asks for are
// looked up beside it.
function nameHere(name) {
  try {
    return source.absolute(name);
  } catch (error) {
    return "/" + name; // the folder is gone
  }
}

// { name, text } of the script as typed: "-" is standard input.
function read(typed) {
  if (typed === "-") return { name: nameHere("[stdin]"), text: script.readFile(0) };
  if (source.isUrl(typed)) return source.read(source.places(typed, typed)[0]);
  return source.read(source.places(source.absolute(typed), "/")[0]);
}

// argv: the program, the script as typed, the script's own arguments; the program alone has a prompt. code: what -e
// gave, instead of a script. asEs: --module was given.
function runMain(argv, code, asEs) {
  internal.define("ARGV", argv);
  if (argv.length === 1) {
    runMainModule(nameHere("[repl]"), "", false);
    return internal.load("repl")();
  }
  if (code !== undefined) return runMainModule(nameHere("[eval]"), code, asEs);
  let main;
  try {
    main = read(argv[1]);
  } catch (error) {
    writeError("Error reading " + argv[1] + ": " + error.message + "\n");
    native.exit(1);
  }
  runMainModule(main.name, main.text, asEs);
}

return runMain;
