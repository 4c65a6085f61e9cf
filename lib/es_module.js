// ES modules (API document, "ES modules"): they are loaded with all that they import, linked, and run.
//
// A record is one of V8's (binding("es_module")) with what it imports. What is no ES module (a classic
// one, JSON, one of our own) is a synthetic record; its exports are set when its turn comes. A graph of
// local files is loaded at once; what comes from URLs is waited for.
"use strict";

const native = binding("es_module");
const { later } = binding("loop");
const source = internal.load("module_source");
const classic = internal.load("module");
const { checkAttributes, fileUrl, importedBy, isJson, noted, readings } =
  internal.load("es_specifier");
const { INSTANTIATED, EVALUATING, EVALUATED, ERRORED } = native.statuses;
const { mapDelete, mapGet, mapSet, promiseThen, checkPromises } = internal.load("primordials");
const LanguagePromise = Promise;
const NOBODY = importedBy(undefined);

const records = new Map(); // path or URL -> Record
const recordsById = []; // id -> { record, names } of synthetic ones, { record } of others

// How many evaluations are on the stack, one within the other: a module may wait(), or require
// another one.
let evaluations = 0;
let waiting = []; // calls that wait until none is

class Record {
  constructor(place, content, importer, suffix) {
    this.place = place;
    this.name = place.name;
    this.suffix = suffix; // "?x#y" behind the name of a file
    this.key = place.name + suffix;
    this.content = content; // undefined: a URL's text is on its way, or the module is loaded
    this.importedBy = importer; // what importedBy() gave, for messages
    this.id = undefined; // of V8's record
    this.isEs = false;
    this.reading = undefined; // a node.Promise of the content
    this.requests = undefined; // [specifier, attributes, line, ...]
    this.children = []; // Records, in the order of the requests
    this.isDone = false; // evaluated, also what it awaits
  }
}

// ---- loading ----

const isClassic = (place) => classic.loadedAt(place) !== undefined;

// The record that `importer` (a path or URL) calls `specifier`. It may still have to be read.
function request(specifier, attributes, importer, line) {
  const from = importedBy(importer, line);
  let record;
  try {
    record = find(source.checkName(specifier, "import"), from);
    checkAttributes(record.name, specifier, attributes);
    const mustBeThere = isJson(record.name) || source.isOurs(record.name);
    if (mustBeThere && !record.isEs && record.reading === undefined) load(record);
  } catch (error) {
    throw noted(error, from);
  }
  return record;
}

function find(specifier, from) {
  const { importer } = from;
  let absent;
  for (const { name, suffix } of readings(specifier)) {
    if (source.isUrl(name) || (source.isUrl(importer) && !source.isOurs(name)))
      return recordAt(source.places(name, importer)[0], undefined, true, from, "");
    const isKnown = (place) =>
      mapGet(records, place.name + suffix) !== undefined || isClassic(place);
    try {
      const { place, content } = source.locate(name, importer, "import", isKnown);
      return recordAt(place, content, false, from, suffix);
    } catch (error) {
      absent ??= error;
      if (!source.isAbsent(error)) throw absent;
    }
  }
  throw absent;
}

// Only ES modules have several instances in one place, each with another suffix.
function recordAt(place, content, isRemote, from, suffix) {
  const known = mapGet(records, place.name + suffix);
  if (known !== undefined) {
    if (known.content !== undefined) source.checkDigest(place, known.content.digest);
    return known;
  }
  const isEs = content !== undefined && classic.isEs(content.name, content.text);
  if (!isEs && suffix !== "") return recordAt(place, content, isRemote, from, "");
  const record = new Record(place, content, from, suffix);
  record.isEs = isEs;
  if (isRemote && !isClassic(place)) read(record);
  mapSet(records, record.key, record);
  return record;
}

// Starts to read a URL's text. What comes from one is an ES module unless its name says otherwise.
function read(record) {
  record.reading = source.readAsync(record.place);
  record.reading.addCallback((content) => {
    record.reading = undefined;
    record.content = content;
    record.isEs = !/\.(?:json|cjs)(?:\?|$)/.test(content.name);
  });
  record.reading.addErrback((error) => {
    mapDelete(records, record.key);
    record.reading = undefined;
    record.failure = noted(error, record.importedBy);
  });
}

// Compiles a record's text and finds what it imports.
function compile(record) {
  const { content } = record;
  try {
    record.id = source.isInPackage(content.name)
      ? internal.load("package_code").compileEs(native, content, record.importedBy.note)
      : native.compile(classic.withoutMarks(content.text), content.name, 0, record.importedBy.note);
  } finally {
    // No `catch`: the error keeps the place that is shown.
    if (record.id === undefined) mapDelete(records, record.key);
  }
  recordsById[record.id] = { record };
  record.requests = native.requests(record.id);
  content.text = ""; // V8 has it
}

// Loads a record with all that it imports: loadGraph(record, onEnd) calls onEnd(error, records) once,
// at once where nothing comes from a URL; it throws what goes wrong at once. The records are in the order in which they
// are imported.
function loadGraph(root, onEnd) {
  const seen = new Set();
  const stack = [root];
  let expected = 0;
  let hasEnded = false;
  const end = (error) => {
    hasEnded = true;
    onEnd(error, [...seen]);
  };
  const settled = (record) => {
    expected--;
    if (hasEnded) return;
    stack.push(record);
    try {
      walk();
    } catch (error) {
      end(error);
    }
    if (!hasEnded && expected === 0) end();
  };
  function visit(record) {
    if (record.failure !== undefined) throw record.failure;
    if (record.reading !== undefined) {
      expected++;
      record.reading.addCallback(() => settled(record));
      record.reading.addErrback(() => settled(record));
      return;
    }
    if (seen.has(record)) return;
    seen.add(record);
    if (!record.isEs) return;
    if (record.id === undefined) compile(record);
    resolveRequests(record);
    for (let i = record.children.length; i-- > 0;) stack.push(record.children[i]);
  }
  function walk() {
    let isDone = false;
    try {
      while (stack.length > 0) visit(stack.pop());
      isDone = true;
    } finally {
      hasEnded = !isDone;
    }
  }
  walk();
  if (expected === 0) end();
}

function resolveRequests(record) {
  const { requests, children } = record;
  for (let i = children.length; 3 * i < requests.length; i++) {
    children[i] = request(
      requests[3 * i],
      requests[3 * i + 1],
      record.content.name,
      requests[3 * i + 2],
    );
  }
}

// ---- linking ----

// The exports of a record that is no ES module: loads it.
function load(record) {
  return classic.importClassic(record.place, record.content).exports;
}

function namesOf(record) {
  const exports = load(record);
  if (Object(exports) !== exports || isJson(record.name)) return ["default"];
  return ["default", ...Object.keys(exports).filter((name) => name !== "default")];
}

// Makes the synthetic record of what is no ES module, with the names that it will export. They are those of
// its exports if it is loaded; else the names found in its text; if none can be found there, it is loaded now.
function makeSynthetic(record, mustLoad) {
  let names;
  const isClassicText =
    record.content !== undefined &&
    !isClassic(record.place) &&
    /\.c?js$|\/[^./]*$/.test(record.name) &&
    !source.isOurs(record.name);
  if (isClassicText && !mustLoad) names = internal.load("classic_names")(record.content.text);
  record.isGuessed = names !== undefined;
  if (names === undefined) names = namesOf(record);
  record.id = native.synthetic(record.name, names);
  recordsById[record.id] = { record, names };
}

// Binds the imports of all records of a graph.
function link(root, graph) {
  if (root.id !== undefined && native.status(root.id) >= INSTANTIATED) return;
  for (const record of graph) if (record.id === undefined) makeSynthetic(record, false);
  if (!graph.some((record) => record.isGuessed)) return instantiate(root, graph);
  try {
    instantiate(root, graph);
  } catch (error) {
    // A name that was not seen in the text of a classic module may be there all the same.
    const guessed = graph.filter((record) => record.isGuessed && !isEvaluated(record));
    if (guessed.length === 0 || !(error instanceof SyntaxError)) throw error;
    for (const record of guessed) makeSynthetic(record, true);
    instantiate(root, graph);
  }
}

const isEvaluated = (record) => native.status(record.id) >= EVALUATING;

function instantiate(root, graph) {
  for (const record of graph) {
    if (record.isEs && native.status(record.id) < INSTANTIATED)
      native.link(
        record.id,
        record.children.map((child) => child.id),
      );
  }
  native.instantiate(root.id);
}

// ---- evaluation ----

// Runs a linked graph -> the language's promise of its end, which is never unhandled.
function evaluate(root, graph) {
  if (native.isAsync(root.id)) checkPromises("import: " + root.name);
  evaluations++;
  let promise;
  try {
    promise = native.evaluate(root.id);
  } finally {
    if (--evaluations === 0) wakeWaiting();
  }
  const done = () => {
    for (const record of graph) record.isDone = true;
  };
  if (native.status(root.id) === EVALUATED && !native.isAsync(root.id)) done();
  else promiseThen(promise, done, () => {});
  return promise;
}

function wakeWaiting() {
  const calls = waiting;
  waiting = [];
  for (const call of calls) later(call);
}

const isEvaluating = (record) => record.id !== undefined && native.status(record.id) === EVALUATING;

native.setEvents({
  Module: {
    evaluate(id) {
      const { record, names } = recordsById[id];
      const exports = load(record);
      native.setExport(id, "default", exports);
      for (const name of names) {
        if (name !== "default") native.setExport(id, name, valueOf(exports, name));
      }
    },
    meta(id, meta) {
      const { content, suffix } = recordsById[id].record;
      const { name } = content;
      if (source.isUrl(name)) {
        meta.url = name;
        return;
      }
      meta.url = fileUrl(name, suffix);
      meta.filename = name;
      meta.dirname = source.folder(name);
    },
  },
});

function valueOf(exports, name) {
  try {
    return exports[name];
  } catch {
    return undefined; // a getter that throws
  }
}

// ---- what others call ----

// The record of an ES module whose text has been read: { name, text, digest }.
function recordOf(content) {
  const { name, digest } = content;
  const record = mapGet(records, name) || recordAt({ name, digest }, content, false, NOBODY, "");
  record.isEs = true;
  return record;
}

// The namespace of an ES module for require(), which does not await.
function requireText(content) {
  const record = recordOf(content);
  if (isEvaluating(record)) return native.namespace(record.id); // a cycle: the exports so far
  const loaded = new node.Promise();
  loadGraph(record, (error, graph) => {
    if (error === undefined) loaded.emitSuccess([graph]);
    else loaded.emitError([error]);
  });
  const graph =
    loaded._outcome === undefined || loaded._outcome.event === "error"
      ? loaded.wait()
      : loaded._outcome.args[0];
  link(record, graph);
  return evaluateNow(record, graph);
}

function evaluateNow(record, graph) {
  const { id } = record;
  if (native.status(id) === ERRORED) throw native.error(id);
  if (record.isDone) return native.namespace(id);
  if (native.isAsync(id)) {
    throw internal.coded(
      "ERR_REQUIRE_ASYNC_MODULE",
      "require: " + record.name + " awaits at its top level: use import()",
    );
  }
  if (evaluations > 0 && graph.some(isEvaluating)) {
    const cycle = graph.find(isEvaluating).name;
    throw internal.coded(
      "ERR_REQUIRE_CYCLE_MODULE",
      "require: " + record.name + " imports " + cycle + ", which is being run",
    );
  }
  evaluate(record, graph);
  if (native.status(id) === ERRORED) throw native.error(id);
  return native.namespace(id);
}

// import() in line `line` of the module `referrer`, undefined for code that comes from none, 0 for a line that is not
// known: the promise of the namespace. The module is loaded in a later turn, from a clean stack.
function importFor(referrer, specifier, attributes, line) {
  const importer = referrer === undefined ? classic.current() : referrer;
  return importRecord(() => request(specifier, attributes, importer, line));
}

// The promise of an ES module's namespace for require_async().
const importText = (content) => importRecord(() => recordOf(content));

// The same of the record that locate() gives in a later turn.
function importRecord(locate) {
  return new LanguagePromise((resolve, reject) => {
    const guarded = (step) => {
      try {
        step();
      } catch (error) {
        reject(error);
      }
    };
    later(() =>
      guarded(() => {
        const record = locate();
        loadGraph(record, (error, graph) => {
          if (error !== undefined) return reject(error);
          guarded(() => {
            link(record, graph);
            settleImport(record, graph, resolve, reject, guarded);
          });
        });
      }),
    );
  });
}

function settleImport(record, graph, resolve, reject, guarded) {
  const { id } = record;
  if (native.status(id) === ERRORED) return reject(native.error(id));
  if (record.isDone) return resolve(native.namespace(id));
  if (evaluations > 0 && graph.some(isEvaluating)) {
    waiting.push(() => guarded(() => settleImport(record, graph, resolve, reject, guarded)));
    return;
  }
  promiseThen(evaluate(record, graph), () => resolve(native.namespace(id)), reject);
}

// ---- the main module ----

// A program that ends while its main module awaits is not finished: its exit code is 13.
const NEVER_SETTLED = 13;

function runMain(filename, text) {
  const record = recordOf({ name: filename, text, digest: undefined });
  loadGraph(record, (error, graph) => {
    if (error !== undefined) throw error;
    startMain(record, graph);
  });
}

function startMain(record, graph) {
  link(record, graph);
  let isPending = true;
  const settled = () => {
    isPending = false;
  };
  // A promise of its own, so that a rejection is uncaught as any other.
  promiseThen(evaluate(record, graph), settled, (error) => {
    settled();
    throw error;
  });
  const { emitExit } = internal;
  internal.emitExit = () => {
    emitExit();
    if (!isPending) return;
    const place = native.stalledAwait(record.id) || record.name;
    binding("stdio").writeError(
      place + ": nothing is left that could settle what is awaited here\n",
    );
    binding("process").exit(NEVER_SETTLED);
  };
}

return { importFor, importText, requireText, runMain };
