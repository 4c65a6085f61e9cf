// One of several processes that share their ports, `node --processes` (API document, "Processes"): how it stops.
"use strict";

const native = binding("worker");
const { hasListeners } = internal.load("events");
const { exit } = internal.load("process");
const { mapDelete, mapForEach, mapSet } = internal.load("primordials");
const { setTimeout } = global;

const ON_THE_WAY = 100; // ms for connections that are being made
const GRACE = 250; // ms for requests that are on their way on idle connections

const servers = new Map(); // server -> its close()

// A server listens from now on.
function listens(server, close) {
  mapForEach(servers, (_, each) => {
    if (each.port === undefined) mapDelete(servers, each);
  });
  mapSet(servers, server, close);
}

function closeAll() {
  mapForEach(servers, (close, server) => close.call(server, { grace: GRACE }));
  native.awaitAlone();
}

// SIGTERM, in a program that does not listen for it: accepts no more, and ends when the connections are over, or when
// the time for that is.
function stop() {
  if (hasListeners(global, "SIGTERM")) return;
  setTimeout(closeAll, ON_THE_WAY);
  setTimeout(exit, native.stopTimeout);
}

native.setEvents({ Worker: { alone: () => exit() } });

return { listens, stop };
