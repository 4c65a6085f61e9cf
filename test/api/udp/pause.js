// readPause() in a "message" listener holds at once; what was received along with it comes after readResume(), in order.
var check = require("../check.js");

var heard = "";
var receiver = node.udp.createSocket(function (bytes) {
  heard += node.decode(bytes);
  if (heard === "0" || heard === "012") receiver.readPause();
  if (heard.length === 8) next();
});
receiver.readPause(); // holds before it is bound, too
receiver.bind(0, "127.0.0.1");
var sender = node.udp.createSocket();
function send(text) {
  return text.split("").map(function (one) {
    return sender.send(one, receiver.port);
  });
}
var next = check.mustCall(function () {
  check.equal(heard, "01234567");
  // Held, and then closed: nobody hears of it any more.
  heard = "";
  send("0123");
  setTimeout(function () {
    check.equal(heard, "0");
    receiver.readResume();
    receiver.close();
    sender.close();
    setTimeout(function () {
      check.equal(heard, "0");
    }, 10);
  }, 50);
});

send("01234567").forEach(function (sent) {
  sent.wait();
});
var steps = ["", "0", "012"];
(function step() {
  setTimeout(function () {
    check.equal(heard, steps.shift());
    receiver.readResume();
    if (steps.length > 0) step();
  }, 50);
})();
