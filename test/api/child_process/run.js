// node.run gives code, signal, output and error in the encoding asked for; maxBytes counts bytes of both; input is read.
var check = require("../check.js");

function gives(command, options, expected) {
  node.run(command, options).addCallback(
    check.mustCall(function (result) {
      check.deepEqual(result, expected);
    }),
  );
}
var BOTH = "printf 'é'; printf '\\303\\251' >&2; exit 3";
gives(BOTH, undefined, { code: 3, signal: undefined, output: "é", error: "é" });
gives(BOTH, { encoding: "ascii" }, { code: 3, signal: undefined, output: "Ã©", error: "Ã©" });
gives(
  BOTH,
  { encoding: "raw" },
  { code: 3, signal: undefined, output: [195, 169], error: [195, 169] },
);
gives(
  BOTH,
  { encoding: "bytes" },
  {
    code: 3,
    signal: undefined,
    output: new Uint8Array([195, 169]),
    error: new Uint8Array([195, 169]),
  },
);
gives("kill -TERM $$", {}, { code: 143, signal: "SIGTERM", output: "", error: "" });
gives(
  ["wc", "-c"],
  { input: new Uint8Array(300000) },
  {
    code: 0,
    signal: undefined,
    output: "300000\n",
    error: "",
  },
);
gives(
  ["true"],
  { input: "nobody reads it" },
  { code: 0, signal: undefined, output: "", error: "" },
);
check.throws(function () {
  node.run(["true"], { encoding: "no such" });
}, TypeError);

// A wrong input is found before there is a child, which would wait for it for ever.
[5, true, {}, /x/].forEach(function (input) {
  check.throws(function () {
    node.run(["cat"], { input: input });
  }, /^run: options.input must be/);
});

// Ten characters, twenty bytes, in two streams.
var TWENTY = "printf 'ééééé'; printf 'ééééé' >&2";
gives(TWENTY, { maxBytes: 20 }, { code: 0, signal: undefined, output: "ééééé", error: "ééééé" });
node.run(TWENTY, { maxBytes: 19 }).addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "MAX_BYTES");
  }),
);
// The end of what is killed for it does not wait for those that have inherited its outputs.
var start = node.now();
node.run("sleep 20 & exec yes", { maxBytes: 100000 }).addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "MAX_BYTES");
    check.ok(node.now() - start < 15000);
  }),
);
