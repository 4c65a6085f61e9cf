// A server that does not answer: TEMPFAIL after some seconds, PROTOCOL if it sent garbage; one lost datagram is no harm.
var check = require("../check.js");
var servers = require("fixtures/servers.js");

var stub = servers.stub();
node.dns.setServers([stub.address]);
var begin = Date.now();
var left = 3;
function done() {
  if (--left === 0) stub.stop();
}

function fails(name, expected) {
  node.dns.resolve4(name + ".test").addErrback(
    check.mustCall(function (code) {
      check.equal(code, expected, name);
      var took = Date.now() - begin;
      // Three tries: of 1, 2 and 4 s with c-ares 1.18; later ones take up to half of the second and the third away.
      check.ok(took > 3900 && took < 15000, took + " ms");
      done();
    }),
  );
}
fails("silent", node.dns.TEMPFAIL);
node.dns.setServers([stub.address]); // garbage is held against all questions to a list of servers, so: another list
fails("noise", node.dns.PROTOCOL);
node.dns.resolve4("second.quiet").addCallback(
  check.mustCall(function (addresses) {
    check.deepEqual(addresses, ["1.2.3.4"]);
    check.ok(Date.now() - begin < 4000);
    done();
  }),
);
