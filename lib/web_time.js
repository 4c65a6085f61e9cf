// The web's clock (API document, "The Web's Vocabulary"): performance.
"use strict";

const { startedAt, timeOrigin } = binding("performance");
const clock = binding("timers").now;

// Milliseconds since the process started.
function now() {
  return clock() - startedAt;
}

return { now, timeOrigin };
