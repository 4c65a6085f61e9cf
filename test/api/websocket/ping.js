// ping() brings "pong" with the same data; pings of the other end are answered without the script.
var check = require("../check.js");
var pair = require("./fixtures/pair.js").pair;

pair(null, null, function (accepted, client) {
  var pongs = [];
  accepted.addListener("message", check.mustNotCall("pings are no messages"));
  client.addListener("pong", function (data) {
    check.ok(data instanceof Uint8Array);
    pongs.push(data.join());
    if (pongs.length < 3) return;
    check.deepEqual(pongs, ["", "195,159", "1,2,3"]);
    client.close();
  });
  check.equal(client.ping(), true);
  client.ping("ß");
  client.ping([1, 2, 3]);
});
