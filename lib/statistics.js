// node.statistics() (API document, "The Process"): how the program is doing. Nothing is counted for it that would
// not be known anyhow; it is collected at the call.
"use strict";

const native = binding("statistics");
const { backlog } = binding("stdio");
const countTimers = internal.load("timers").count;

// node.statistics() -> { loopDelay, handles, bytesWaiting, requests, refusals }
return function statistics() {
  const { bytes, ...open } = native.handles();
  return {
    loopDelay: native.loopDelay(),
    handles: {
      tcpServer: 0,
      tcpConnection: 0,
      httpServer: 0,
      httpConnection: 0,
      httpClient: 0,
      udpSocket: 0,
      webSocket: 0,
      fileWatcher: 0,
      child: 0,
      ...open,
      timer: countTimers(),
    },
    bytesWaiting: bytes + backlog(),
    requests: native.requests(),
    refusals: native.refusals(),
  };
};
